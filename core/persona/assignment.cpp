#include "core/persona/assignment.h"

#include <algorithm>
#include <limits>

namespace vignette {

namespace {

/// Least-cost pairing of a square table, one row after the other along the shortest augmenting path. Rows and
/// columns count from 1; 0 is the row being placed.
class Solver {
public:
    explicit Solver(const ScoreTable& table)
        : m_table(table), m_size(std::max(table.rows, table.columns)), m_rowPotential(m_size + 1),
          m_columnPotential(m_size + 1), m_rowOf(m_size + 1, 0), m_before(m_size + 1, 0) {}

    void run() {
        for (std::size_t row = 1; row <= m_size; ++row)
            place(row);
    }
    std::size_t rowOf(std::size_t column) const { return m_rowOf[column]; }
    std::size_t size() const { return m_size; }

private:
    double cost(std::size_t row, std::size_t column) const {
        const bool isReal = row <= m_table.rows && column <= m_table.columns;
        return isReal ? -m_table.at(row - 1, column - 1) : 0.0;
    }

    void place(std::size_t row) {
        std::vector<double> distance(m_size + 1, std::numeric_limits<double>::infinity());
        std::vector<bool> isDone(m_size + 1, false);
        m_rowOf[0] = row;
        std::size_t column = 0;
        do {
            isDone[column] = true;
            column = nextColumn(column, distance, isDone);
        } while (m_rowOf[column] != 0);
        for (; column != 0; column = m_before[column])
            m_rowOf[column] = m_rowOf[m_before[column]];
    }

    std::size_t nextColumn(std::size_t from, std::vector<double>& distance, const std::vector<bool>& isDone) {
        const std::size_t row = m_rowOf[from];
        std::size_t nearest = 0;
        double shortest = std::numeric_limits<double>::infinity();
        for (std::size_t column = 1; column <= m_size; ++column) {
            if (isDone[column]) continue;
            const double reduced = cost(row, column) - m_rowPotential[row] - m_columnPotential[column];
            if (reduced < distance[column]) {
                distance[column] = reduced;
                m_before[column] = from;
            }
            if (distance[column] < shortest) {
                shortest = distance[column];
                nearest = column;
            }
        }
        for (std::size_t column = 0; column <= m_size; ++column) {
            if (isDone[column]) {
                m_rowPotential[m_rowOf[column]] += shortest;
                m_columnPotential[column] -= shortest;
            } else {
                distance[column] -= shortest;
            }
        }
        return nearest;
    }

    const ScoreTable& m_table;
    std::size_t m_size;
    std::vector<double> m_rowPotential;
    std::vector<double> m_columnPotential;
    std::vector<std::size_t> m_rowOf;
    std::vector<std::size_t> m_before;
};

} // namespace

std::vector<std::optional<std::size_t>> bestAssignment(const ScoreTable& table) {
    Solver solver(table);
    solver.run();
    std::vector<std::optional<std::size_t>> columns(table.rows);
    for (std::size_t column = 1; column <= table.columns; ++column) {
        const std::size_t row = solver.rowOf(column);
        if (row >= 1 && row <= table.rows) columns[row - 1] = column - 1;
    }
    return columns;
}

} // namespace vignette
