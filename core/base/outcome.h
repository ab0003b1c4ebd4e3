#pragma once

#include "core/base/failure.h"

#include <exception>
#include <functional>
#include <new>
#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace vignette {

/// What came of a job: a value, a reason why not, or "cancelled". The core throws; attempt() turns that into
/// an Outcome once, at the door to the screen and the command line.
template<typename T> class Outcome {
public:
    struct Trouble {
        std::optional<FailureCode> code; ///< empty: cancelled, or a fault of ours
        std::string message;
        bool cancelled = false;
    };

    static Outcome success(T value) { return Outcome(std::move(value)); }
    static Outcome failure(Trouble trouble) { return Outcome(std::move(trouble)); }

    bool isDone() const { return std::holds_alternative<T>(m_state); }
    bool isCancelled() const { return !isDone() && std::get<Trouble>(m_state).cancelled; }
    T& value() { return std::get<T>(m_state); }
    const T& value() const { return std::get<T>(m_state); }
    const Trouble& trouble() const { return std::get<Trouble>(m_state); }

private:
    explicit Outcome(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    explicit Outcome(Trouble trouble) : m_state(std::in_place_index<1>, std::move(trouble)) {}
    std::variant<T, Trouble> m_state;
};

/// Runs work and catches what it throws.
template<typename Work> auto attempt(Work&& work) -> Outcome<decltype(work())> {
    using Result = Outcome<decltype(work())>;
    try {
        return Result::success(std::invoke(std::forward<Work>(work)));
    } catch (const Cancelled&) {
        return Result::failure({.code = std::nullopt, .message = "Cancelled.", .cancelled = true});
    } catch (const Failure& failure) {
        return Result::failure({.code = failure.code(), .message = failure.what(), .cancelled = false});
    } catch (const std::bad_alloc&) {
        return Result::failure(
            {.code = FailureCode::TooLarge,
             .message =
                 "There was not enough memory to finish. Close other programs or bring in fewer columns.",
             .cancelled = false});
    } catch (const std::exception& error) {
        return Result::failure({.code = std::nullopt, .message = error.what(), .cancelled = false});
    }
}

} // namespace vignette
