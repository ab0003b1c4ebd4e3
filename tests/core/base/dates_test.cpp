#include "core/base/clock.h"
#include "core/base/dates.h"

#include <gtest/gtest.h>

using namespace vignette;

TEST(Dates, KnowsTheDayNumberOfPublishedDays) {
    EXPECT_EQ(Date::from(1970, 1, 1)->days, 0);
    EXPECT_EQ(Date::from(2000, 3, 1)->days, 11017); // POSIX time 951868800
    EXPECT_EQ(Date{-1}.iso(), "1969-12-31");
}

TEST(Dates, RefusesDaysThatDoNotExist) {
    EXPECT_FALSE(Date::from(2023, 2, 29));
    EXPECT_FALSE(Date::from(2024, 2, 30));
    EXPECT_FALSE(Date::from(2024, 13, 1));
    EXPECT_FALSE(Date::from(0, 1, 1));
    EXPECT_FALSE(parseDate("0000-00-00", DateFormat::IsoDash));
    EXPECT_TRUE(Date::from(2024, 2, 29));
}

TEST(Dates, ReadsEachFormatAndNoOther) {
    const Date day = *Date::from(2024, 1, 31);
    EXPECT_EQ(parseDate(" 2024-01-31 ", DateFormat::IsoDash), day);
    EXPECT_EQ(parseDate("2024-01-31T10:30:00.000Z", DateFormat::IsoDash), day);
    EXPECT_EQ(parseDate("2024/1/31", DateFormat::IsoSlash), day);
    EXPECT_EQ(parseDate("20240131", DateFormat::Compact), day);
    EXPECT_EQ(parseDate("1/31/2024", DateFormat::MonthDayYear), day);
    EXPECT_EQ(parseDate("31.1.2024", DateFormat::DayMonthYear), day);
    EXPECT_EQ(parseDate("31-Jan-2024", DateFormat::DayMonthName), day);
    EXPECT_EQ(parseDate("January 31, 2024", DateFormat::MonthNameDay), day);
    EXPECT_FALSE(parseDate("31/1/2024", DateFormat::MonthDayYear));
    EXPECT_FALSE(parseDate("1/31-2024", DateFormat::MonthDayYear));
    EXPECT_FALSE(parseDate("2024-01-31x", DateFormat::IsoDash));
    EXPECT_FALSE(parseDate("202401311", DateFormat::Compact));
}

TEST(Dates, CountsAgeOnTheBirthday) {
    const Date birth = *Date::from(1934, 6, 15);
    EXPECT_EQ(wholeYearsBetween(birth, *Date::from(2024, 6, 14)), 89);
    EXPECT_EQ(wholeYearsBetween(birth, *Date::from(2024, 6, 15)), 90);
    EXPECT_EQ(wholeYearsBetween(*Date::from(2000, 2, 29), *Date::from(2023, 2, 28)), 22);
    EXPECT_EQ(wholeYearsBetween(*Date::from(2000, 2, 29), *Date::from(2023, 3, 1)), 23);
}

TEST(Clock, WritesUtcTimes) {
    EXPECT_EQ(isoTime(0), "1970-01-01T00:00:00Z");
    EXPECT_EQ(isoTime(951868800 + 3661), "2000-03-01T01:01:01Z");
    EXPECT_EQ(dateOf(-1).iso(), "1969-12-31");
}
