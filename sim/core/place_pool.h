#pragma once

namespace kinflow::core {

// Places that are taken and given back one at a time, without a waiting line.
class PlacePool {
  public:
    static constexpr int unlimited = -1;  // so is every negative number

    explicit PlacePool(int places) : places_{places < 0 ? unlimited : places} {}

    bool try_take();
    // Takes a place even when none is free: for those placed already at the start.
    void force_take() { ++taken_; }
    // Throws std::logic_error when none is taken.
    void give_back();

    int places() const { return places_; }  // or `unlimited`
    int taken() const { return taken_; }
    // Never negative; the largest int when unlimited.
    int free() const;
    bool is_unlimited() const { return places_ == unlimited; }

    // May fall below what is taken: nobody is moved, nothing more is given until a place is free.
    void set_places(int places) { places_ = places < 0 ? unlimited : places; }

  private:
    int places_;
    int taken_ = 0;
};

}  // namespace kinflow::core
