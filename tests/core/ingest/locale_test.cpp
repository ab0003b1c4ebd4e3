#include "test_files.h"

#include <gtest/gtest.h>

#include <clocale>
#include <cstdlib>
#include <locale>
#include <sys/wait.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/lsan_interface.h>
#endif

namespace vignette::test {
namespace {

/// The C library itself does not free its copy of LOCPATH (47 bytes a locale).
bool useLocale(const std::string& name) {
#if defined(__SANITIZE_ADDRESS__)
    const __lsan::ScopedDisabler notOurs;
#endif
    if (!std::setlocale(LC_ALL, name.c_str())) return false;
    std::locale::global(std::locale(name));
    return true;
}

/// Makes the tables of a locale in `folder`, where LOCPATH finds them; false where the system lacks the
/// source.
bool makeLocale(const std::string& name, const std::filesystem::path& folder) {
    const pid_t child = ::fork();
    if (child == 0) {
        const std::string target = (folder / (name + ".UTF-8")).string();
        ::execlp("localedef", "localedef", "--quiet", "-c", "-i", name.c_str(), "-f", "UTF-8", target.c_str(),
                 nullptr);
        ::_exit(127);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return std::filesystem::exists(folder / (name + ".UTF-8") / "LC_NUMERIC");
}

/// Everything the survey says, numbers by their bits.
std::string textOf(const ExtractSurvey& survey) {
    std::string text = std::string(1, survey.dialect.decimalMark) + std::to_string(survey.rowCount);
    const auto add = [&](const std::string& piece) { text += "\n" + piece; };
    for (const std::string& note : survey.notes)
        add(note);
    for (const ColumnSurvey& column : survey.columns) {
        add(column.name + toText(column.type) + std::to_string(column.numberCount));
        for (const LevelCount& level : column.levels)
            add(level.text + "=" + std::to_string(level.count));
        for (const double number :
             {column.minimum.value_or(-1), column.maximum.value_or(-1), column.meanWords})
            text.append(reinterpret_cast<const char*>(&number), sizeof number);
    }
    return text;
}

/// Puts locale and environment back.
class LocaleKeeper {
public:
    LocaleKeeper() : m_global(std::locale()), m_name(std::setlocale(LC_ALL, nullptr)) {}
    ~LocaleKeeper() {
        std::locale::global(m_global);
        std::setlocale(LC_ALL, m_name.c_str());
        ::unsetenv("LOCPATH");
    }
    LocaleKeeper(const LocaleKeeper&) = delete;
    LocaleKeeper& operator=(const LocaleKeeper&) = delete;

private:
    std::locale m_global;
    std::string m_name;
};

class InALocale : public ::testing::TestWithParam<const char*> {};

TEST_P(InALocale, TheSameFileGivesTheSameBytes) {
    const TempFolder folder;
    const auto point =
        folder.write("point.csv", "id,dose,seen\nA1,1.5,2020-01-31\nA2,\"1,234.25\",2020-02-01\n"
                                  "A3,1e-5,2020-03-01\n\xC4\xB0,0.1,\n");
    const auto comma = folder.write("comma.csv", "id;dose\nA1;1,5\nA2;1.234,25\nI;0,1\n");
    const std::string pointBefore = textOf(surveyOf(point));
    const std::string commaBefore = textOf(surveyOf(comma));

    const std::string name = GetParam();
    if (!makeLocale(name, folder.path())) GTEST_SKIP() << "this machine can't make the locale " << name;
    const LocaleKeeper keeper;
    ::setenv("LOCPATH", folder.path().c_str(), 1);
    ASSERT_TRUE(useLocale(name + ".UTF-8"));
    if (name != "fa_IR") {
        EXPECT_STREQ(std::localeconv()->decimal_point, ","); // the locale is at work
    }
    EXPECT_EQ(textOf(surveyOf(point)), pointBefore);
    EXPECT_EQ(textOf(surveyOf(comma)), commaBefore);
}

INSTANTIATE_TEST_SUITE_P(All, InALocale, ::testing::Values("de_DE", "pt_BR", "fa_IR", "tr_TR"));

} // namespace
} // namespace vignette::test
