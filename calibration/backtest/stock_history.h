#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "calibration/backtest/markov_care.h"
#include "calibration/published/figures.h"

namespace kinflow::calibration {

/// The stocks that are forecast, on 31 March.
enum class Stock : std::uint8_t { looked_after, plans, in_need };
inline constexpr std::size_t stock_count = 3;
inline constexpr std::array<Stock, stock_count> all_stocks{Stock::looked_after, Stock::plans,
                                                           Stock::in_need};
[[nodiscard]] std::string_view name_of(Stock stock);   ///< the measure's name
[[nodiscard]] std::string_view label_of(Stock stock);  ///< for the reader
[[nodiscard]] FigureId figure_of(Stock stock);

inline constexpr int horizons = 3;  ///< years ahead: 1, 2, 3

/// Stocks and flows as a forecaster knows them: those of PublishedFigures::until(T).
class StockHistory {
  public:
    /// `care` is the Markov model of looked-after children that methods may use; it may be null.
    explicit StockHistory(PublishedFigures known, std::shared_ptr<const MarkovCare> care = nullptr);

    [[nodiscard]] const PublishedFigures& figures() const { return known_; }
    [[nodiscard]] const MarkovCare* care() const { return care_.get(); }
    [[nodiscard]] std::size_t authorities() const { return known_.authorities().size(); }
    /// The first and last year of any figure of the stock.
    [[nodiscard]] int first_year(Stock stock) const {
        return first_[static_cast<std::size_t>(stock)];
    }
    [[nodiscard]] int last_year() const { return last_; }

    /// Children on 31 March; none where no figure is published or it is 0. Where the year before
    /// the first figure of looked-after children is asked for, that figure less those who started
    /// and with those who ceased in between (the two miss some 0.8% of the change in later years).
    [[nodiscard]] std::optional<double> stock(Stock stock, std::size_t authority, int year) const;

    /// Children who came in the year to 31 March.
    [[nodiscard]] std::optional<double> started(Stock stock, std::size_t authority, int year) const;
    /// Children who left: those who started less the growth of the stock, which need not be what
    /// is printed as ended, but balances.
    [[nodiscard]] std::optional<double> left(Stock stock, std::size_t authority, int year) const;
    /// Those who left for each child and year, of the stock's mean over the year.
    [[nodiscard]] std::optional<double> leaving_rate(Stock stock, std::size_t authority,
                                                     int year) const;

    /// Children aged 0 to 17 at the middle of the year before; of the next year that has one, where
    /// the files say nothing of an authority before a change of its boundaries.
    [[nodiscard]] std::optional<double> population(std::size_t authority, int year) const;

    /// Logarithm of the stock for each child of the population, less the median authority's.
    [[nodiscard]] std::optional<double> relative_rate(Stock stock, std::size_t authority,
                                                      int year) const;

  private:
    [[nodiscard]] std::optional<double> log_rate(Stock stock, std::size_t authority,
                                                 int year) const;

    PublishedFigures known_;
    std::shared_ptr<const MarkovCare> care_;
    std::array<int, stock_count> first_{};
    int last_ = 0;
    std::vector<double> medians_;  // stock x year, from first_year() of the figures less one
};

}  // namespace kinflow::calibration
