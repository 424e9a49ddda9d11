#include "results/store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <csignal>
#include <fstream>
#include <thread>

#include "sim/core/errors.h"
#include "tests/results/sample.h"

namespace kinflow::results {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class StoreTest : public testing::Test {
  protected:
    [[nodiscard]] Record record(int replication) const {
        return sample::record(scenario, layout, replication);
    }
    [[nodiscard]] std::vector<Record> first_records(int count) const {
        std::vector<Record> records;
        records.reserve(static_cast<std::size_t>(count));
        for (int i = 0; i < count; ++i) records.push_back(record(i));
        return records;
    }
    [[nodiscard]] std::string refusal(const RunKey& wanted) const {
        try {
            const Store store{file, wanted, layout};
        } catch (const core::InputError& error) {
            return error.what();
        }
        return {};
    }

    const model::Scenario scenario = sample::scenario();
    const Layout layout = make_layout(scenario);
    const RunKey key{"sample", "0123456789abcdef", 7, "0.1.0"};
    sample::Folder folder;
    const std::filesystem::path file = folder / "results.sqlite";
};

bool same_bits(const Record& a, const Record& b) {
    return std::ranges::equal(a, b, {}, std::bit_cast<std::uint64_t, double>,
                              std::bit_cast<std::uint64_t, double>);
}

/// The means and standard deviations of every number.
Record means_and_deviations(const Summary& summary) {
    Record numbers;
    for (const Statistics& values : summary.values) {
        numbers.insert(numbers.end(), {values.mean, values.sd});
    }
    return numbers;
}

TEST_F(StoreTest, WhatIsAddedIsLoadedBitForBit) {
    Record numbers = record(1);
    numbers[0] = std::nan("");
    numbers[1] = -0.0;
    numbers[2] = 5e-324;
    {
        Store store{file, key, layout};
        store.add(4, numbers);
    }
    Store store{file, key, layout};
    EXPECT_THAT(store.finished(), ElementsAre(4));
    EXPECT_TRUE(same_bits(store.load(4), numbers));
}

TEST_F(StoreTest, FinishedReplicationsAreListedInWhateverOrderTheyCame) {
    Store store{file, key, layout};
    for (const int i : {3, 0, 2}) store.add(i, record(i));
    EXPECT_THAT(store.finished(), ElementsAre(0, 2, 3));
    EXPECT_THROW(static_cast<void>(store.load(1)), core::InputError);
}

TEST_F(StoreTest, ReplicationsMayComeFromManyThreads) {
    Store store{file, key, layout};
    std::vector<std::thread> threads;
    threads.reserve(4);
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&, t] {
            for (int i = 0; i < 5; ++i) store.add(5 * t + i, record(5 * t + i));
        });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(store.finished().size(), 20U);
    for (int i = 0; i < 20; ++i) EXPECT_TRUE(same_bits(store.load(i), record(i)));
}

TEST_F(StoreTest, AKilledRunLosesNoFinishedReplication) {
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        Store store{file, key, layout};
        for (int i = 0; i < 3; ++i) store.add(i, record(i));
        raise(SIGKILL);  // no destructor runs, nothing is closed
    }
    int status = 0;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status));
    Store store{file, key, layout};
    EXPECT_THAT(store.finished(), ElementsAre(0, 1, 2));
    EXPECT_TRUE(same_bits(store.load(2), record(2)));
}

TEST_F(StoreTest, AResumedRunGivesTheSameSummaryAsAnUndisturbedOne) {
    {
        Store store{file, key, layout};
        store.add(2, record(2));
    }
    Store store{file, key, layout};
    for (int i = 0; i < 4; ++i) {
        if (!store.finished().contains(i)) store.add(i, record(i));
    }
    std::vector<Record> resumed;
    const auto undisturbed = first_records(4);
    for (const int i : store.finished()) resumed.push_back(store.load(i));
    EXPECT_TRUE(same_bits(means_and_deviations(summarise(layout, resumed)),
                          means_and_deviations(summarise(layout, undisturbed))));
}

TEST_F(StoreTest, TwoRunsOfTheSameReplicationsMakeTheSameFile) {
    const auto other = folder / "other.sqlite";
    for (const auto& path : {file, other}) {
        Store store{path, key, layout};
        for (int i = 0; i < 3; ++i) store.add(i, record(i));
    }
    EXPECT_EQ(sample::text_of(file), sample::text_of(other));
}

TEST_F(StoreTest, AnotherScenarioSeedOrVersionIsRefusedByName) {
    { const Store store{file, key, layout}; }
    EXPECT_EQ(refusal(key), "");
    auto other = key;
    other.seed = 8;
    EXPECT_THAT(refusal(other), HasSubstr("seed: the run that is here has '7', this one has '8'"));
    other = key;
    other.scenario_hash = "fedcba9876543210";
    EXPECT_THAT(refusal(other), HasSubstr("scenario_hash"));
    other = key;
    other.version = "0.2.0";
    EXPECT_THAT(refusal(other), HasSubstr("version"));
    other = key;
    other.scenario = "another";
    EXPECT_THAT(refusal(other), HasSubstr("scenario: the run that is here has 'sample'"));
    other = key;
    other.histories = 32;
    EXPECT_THAT(refusal(other), HasSubstr("histories: the run that is here has '1'"));
}

TEST_F(StoreTest, AFileThatIsNoDatabaseIsRefused) {
    std::ofstream{file} << std::string(5000, 'x');
    EXPECT_THAT(refusal(key), HasSubstr("not a database of results"));
}

TEST_F(StoreTest, ADatabaseOfSomethingElseIsRefused) {
    {
        Database database{file};
        database.execute("CREATE TABLE recipes (name TEXT)");
    }
    EXPECT_THAT(refusal(key), HasSubstr("not a database of results"));
}

TEST_F(StoreTest, ADamagedDatabaseIsRefused) {
    {
        Store store{file, key, layout};
        store.add(0, record(0));
    }
    std::fstream damage{file, std::ios::binary | std::ios::in | std::ios::out};
    damage.seekp(4096);
    damage << std::string(3 * 4096, '\xff');
    damage.close();
    EXPECT_THAT(refusal(key), HasSubstr("damaged"));
}

TEST_F(StoreTest, AReplicationThatIsCutShortIsRefused) {
    { const Store store{file, key, layout}; }
    {
        Database database{file};
        database.execute("INSERT INTO replication VALUES ('', 0, x'0011223344556677')");
    }
    Store store{file, key, layout};
    EXPECT_THROW(static_cast<void>(store.load(0)), core::InputError);
}

TEST_F(StoreTest, OneRunAtATimeWritesToAFile) {
    const Store store{file, key, layout};
    EXPECT_THAT(refusal(key), HasSubstr("another run is writing"));
}

TEST_F(StoreTest, TheSummaryReadsInSql) {
    const auto records = first_records(3);
    {
        Store store{file, key, layout};
        store.write_summary(summarise(layout, records));
        store.write_summary(summarise(layout, records));  // in place of the first
    }
    Database database{file};
    auto select = database.prepare(
        "SELECT scenario, value, unit FROM series_summary WHERE measure = 'looked_after_count' AND "
        "breakdown = '' AND time_identifier = 'financial_year' AND statistic = 'mean'");
    ASSERT_TRUE(select.step());
    EXPECT_EQ(select.text(0), "sample");
    EXPECT_EQ(select.text(1), "115.0");
    EXPECT_EQ(select.text(2), "children");
    EXPECT_FALSE(select.step());
}

TEST_F(StoreTest, ASeriesIsFoundInARecordAtEightBytesTimesItsNumber) {
    {
        Store store{file, key, layout};
        store.add(0, record(0));
    }
    Database database{file};
    auto select = database.prepare(
        "SELECT substr(record, id * 8 + 1, 8) FROM replication, series WHERE measure = 'contacts' "
        "AND breakdown = 'channel' AND level = 'police' AND time_period = '2013-03'");
    ASSERT_TRUE(select.step());
    const auto bytes = select.blob(0);
    ASSERT_EQ(bytes.size(), 8U);
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < 8; ++i) bits |= std::uint64_t{bytes[i]} << (8 * i);
    EXPECT_EQ(std::bit_cast<double>(bits), 12.0);
}

}  // namespace
}  // namespace kinflow::results
