#pragma once

#include "resources/samples/harbor_valley/csv_table.h"
#include "resources/samples/harbor_valley/encounters.h"
#include "resources/samples/harbor_valley/observations.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace vignette::harbor_valley {

/// Every planted fault, written down as it is planted. Truth only.
class FaultLog {
public:
    FaultLog();
    /// `key`: the patient, encounter or column concerned.
    void note(std::string_view fault, std::string_view file, std::string_view key);
    const CsvTable& rows() const { return m_rows; }
    CsvTable counts() const; ///< fault, file, rows

private:
    CsvTable m_rows;
    std::map<std::pair<std::string, std::string>, std::int64_t> m_counts;
};

/// Where the faults of exact number lie.
struct FaultPlaces {
    explicit FaultPlaces(const GeneratorPlan& plan);
    SpreadSet repeatedRows;   ///< 47 patients whose row stands twice
    SpreadSet orphans;        ///< 120 encounters of nobody
    SpreadSet endBeforeStart; ///< 60 encounters
    SpreadSet futureDates;    ///< 25 encounters
};

/// The clinics with their own bad habits.
inline constexpr int kMillimoleSite = 2;       ///< HbA1c in mmol/mol
inline constexpr int kDefaultLanguageSite = 3; ///< writes English where nothing was asked
inline constexpr int kPoundSite = 5;           ///< some weights in pounds marked kg
inline constexpr int kRaceMissingSite = 5;     ///< 22 % without race
inline constexpr int kDotlessSite = 6;         ///< ICD codes without the dot

/// Adds the faulty encounters of this person. `owner` of an orphan is an id that no patient has.
struct FaultyEncounter {
    Encounter visit;
    std::string owner;
};
std::vector<FaultyEncounter> faultyEncounters(const FaultPlaces& places, const Person& person, Random& random,
                                              FaultLog& log);

/// Units of HbA1c and weight, swapped blood pressures.
void spoilObservations(const Person& person, Random& random, std::vector<Observation>& observations,
                       FaultLog& log);

/// The code as this clinic writes it; the code system as it (sometimes wrongly) says.
struct WrittenCode {
    std::string code;
    std::string_view system;
};
std::vector<WrittenCode> writtenCodes(const Person& person, const Condition& condition, Random& random,
                                      FaultLog& log);

} // namespace vignette::harbor_valley
