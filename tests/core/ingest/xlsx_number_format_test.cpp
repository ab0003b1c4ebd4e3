#include "core/ingest/xlsx_number_format.h"

#include <gtest/gtest.h>

namespace vignette {
namespace {

TEST(XlsxNumberFormat, FindsDatesAndTimesOutsideQuotesEscapesAndBrackets) {
    for (const char* code : {"yyyy-mm-dd", "d/m/yy;@", "[$-409]mmmm d, yyyy", "mmm", "dd\\.mm\\.yyyy hh:mm",
                             "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "\"on \"d"})
        EXPECT_EQ(whatFormatShows(code), NumberShows::Day) << code;
    for (const char* code : {"h:mm", "h:mm:ss AM/PM", "mm:ss.0", "[Red]hh\"h\""})
        EXPECT_EQ(whatFormatShows(code), NumberShows::Time) << code;
    for (const char* code : {"[h]:mm", "[mm]:ss", "[s]", "[hh]:mm:ss"})
        EXPECT_EQ(whatFormatShows(code), NumberShows::Duration) << code;
    for (const char* code :
         {"General", "GENERAL\" days\"", "0.00", "#,##0;[Red]-#,##0", "[Red]0", "[Cyan]0", "[Yellow]0.0",
          "0\" days\"", "0\\d", "0_d", "0*s", "0.00E+00", "@", "# ?/?", "[$USD] #,##0", "0;\"dry\"", ""})
        EXPECT_EQ(whatFormatShows(code), NumberShows::Number) << code;
}

TEST(XlsxNumberFormat, KnowsTheFormatsThatNeedNoCode) {
    for (const int id : {14, 15, 16, 17, 22, 27, 36, 50, 58})
        EXPECT_EQ(whatBuiltInFormatShows(id), NumberShows::Day) << id;
    for (const int id : {18, 19, 20, 21, 45, 47})
        EXPECT_EQ(whatBuiltInFormatShows(id), NumberShows::Time) << id;
    EXPECT_EQ(whatBuiltInFormatShows(46), NumberShows::Duration);
    for (const int id : {0, 1, 2, 9, 10, 11, 13, 23, 37, 44, 48, 49, 59, 164})
        EXPECT_EQ(whatBuiltInFormatShows(id), NumberShows::Number) << id;
}

/// The days are those of Microsoft's article on the two systems: 5 July 1998 is 35981 of 1900 and 34519 of
/// 1904.
TEST(XlsxNumberFormat, CountsDaysFromBothEpochs) {
    EXPECT_EQ(serialText(35981, NumberShows::Day, DateEpoch::From1900), "1998-07-05");
    EXPECT_EQ(serialText(34519, NumberShows::Day, DateEpoch::From1904), "1998-07-05");
    EXPECT_EQ(serialText(0, NumberShows::Day, DateEpoch::From1904), "1904-01-01");
    EXPECT_EQ(serialText(2958465, NumberShows::Day, DateEpoch::From1900), "9999-12-31");
    EXPECT_EQ(serialText(2958466, NumberShows::Day, DateEpoch::From1900), "");
    EXPECT_EQ(serialText(-1, NumberShows::Day, DateEpoch::From1900), "");
}

TEST(XlsxNumberFormat, KeepsTheDayThatNeverWas) {
    EXPECT_EQ(serialText(1, NumberShows::Day, DateEpoch::From1900), "1900-01-01");
    EXPECT_EQ(serialText(59, NumberShows::Day, DateEpoch::From1900), "1900-02-28");
    EXPECT_EQ(serialText(60, NumberShows::Day, DateEpoch::From1900), "1900-02-29");
    EXPECT_EQ(serialText(61, NumberShows::Day, DateEpoch::From1900), "1900-03-01");
    EXPECT_EQ(serialText(60, NumberShows::Day, DateEpoch::From1904), "1904-03-01");
    EXPECT_EQ(serialText(0, NumberShows::Day, DateEpoch::From1900), "");
}

TEST(XlsxNumberFormat, WritesTimesOfDayAndDurations) {
    EXPECT_EQ(serialText(45292.5, NumberShows::Day, DateEpoch::From1900), "2024-01-01T12:00:00");
    EXPECT_EQ(serialText(45292.0 + 1.0 / 86400, NumberShows::Day, DateEpoch::From1900),
              "2024-01-01T00:00:01");
    EXPECT_EQ(serialText(0.25, NumberShows::Time, DateEpoch::From1900), "06:00:00");
    EXPECT_EQ(serialText(0.25, NumberShows::Day, DateEpoch::From1900), "06:00:00");
    EXPECT_EQ(serialText(0.5 + 0.25 / 86400, NumberShows::Time, DateEpoch::From1900), "12:00:00.250");
    EXPECT_EQ(serialText(45292.25, NumberShows::Time, DateEpoch::From1900), "2024-01-01T06:00:00");
    EXPECT_EQ(serialText(1.5, NumberShows::Duration, DateEpoch::From1900), "36:00:00");
    // The last thousandth before midnight is not yet the next day; half of one more is.
    EXPECT_EQ(serialText(45292.9999999999, NumberShows::Day, DateEpoch::From1900), "2024-01-02");
}

} // namespace
} // namespace vignette
