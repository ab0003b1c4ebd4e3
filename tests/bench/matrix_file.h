#pragma once

#include "core/model/feature_matrix.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <string>
#include <vector>

namespace vignette::bench {

template<typename T> std::vector<T> readAll(const std::string& file, std::size_t count) {
    std::vector<T> values(count);
    std::ifstream stream(file, std::ios::binary);
    stream.read(reinterpret_cast<char*>(values.data()), static_cast<std::streamsize>(count * sizeof(T)));
    if (!stream) {
        std::fprintf(stderr, "%s is too short\n", file.c_str());
        std::exit(1);
    }
    return values;
}

/// A row-major float file, rounded to steps of 2^-16 as encode() does.
inline FeatureMatrix readMatrix(const std::string& file, std::size_t rows, std::size_t columns) {
    FeatureMatrix matrix;
    matrix.rows = rows;
    matrix.columns = columns;
    matrix.values = readAll<float>(file, rows * columns);
    for (float& value : matrix.values)
        value = static_cast<float>(
            std::round(std::clamp(static_cast<double>(value), -127.0, 127.0) * 65536.0) / 65536.0);
    return matrix;
}

/// Wall and processor time (of all threads) since it was made.
class Stopwatch {
public:
    double seconds() const { return now() - m_start; }
    double processorSeconds() const { return static_cast<double>(std::clock() - m_clock) / CLOCKS_PER_SEC; }

private:
    static double now() {
        return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
    }
    double m_start = now();
    std::clock_t m_clock = std::clock();
};

} // namespace vignette::bench
