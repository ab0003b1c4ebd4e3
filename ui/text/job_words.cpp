#include "ui/text/job_words.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>
#include <QStringList>

#include <cmath>

namespace vignette {

namespace {

constexpr double kSettleSeconds = 1.0;
constexpr double kLeastShare = 0.02;

struct JobWords {
    Q_DECLARE_TR_FUNCTIONS(JobWords)
};

QString wordsOf(const QString& stage) {
    const QHash<QString, QString> words = {
        {QStringLiteral("survey"), JobWords::tr("Reading")},
        {QStringLiteral("fields"), JobWords::tr("Guessing what the columns mean")},
        {QStringLiteral("import"), JobWords::tr("Bringing in")},
        {QStringLiteral("load"), JobWords::tr("Loading patients")},
        {QStringLiteral("choose"), JobWords::tr("Trying numbers of segments")},
        {QStringLiteral("retest"), JobWords::tr("Re-testing on redrawn patients")},
        {QStringLiteral("segment"), JobWords::tr("Finding segments")},
        {QStringLiteral("map"), JobWords::tr("Drawing the picture of likeness")},
        {QStringLiteral("draft"), JobWords::tr("Drafting personas")},
        {QStringLiteral("export"), JobWords::tr("Writing")},
        {QStringLiteral("verify"), JobWords::tr("Checking every figure")},
        {QStringLiteral("verify-pages"), JobWords::tr("Checking the study file")},
        {QStringLiteral("verify-columns"), JobWords::tr("Checking stored columns")},
    };
    return words.value(stage, JobWords::tr("Working"));
}

bool countsBytes(const std::string& stage) {
    return stage == "survey" || stage == "import";
}

QString remainingWords(double seconds) {
    if (seconds < 1.5) return JobWords::tr("about a second left");
    if (seconds < 100.0)
        return JobWords::tr("about %n second(s) left", nullptr, static_cast<int>(std::ceil(seconds)));
    return JobWords::tr("about %n minute(s) left", nullptr, static_cast<int>(std::ceil(seconds / 60.0)));
}

} // namespace

QString stageWords(const ProgressSnapshot& snapshot) {
    const QString words = wordsOf(QString::fromStdString(snapshot.stage));
    return snapshot.detail.empty()
               ? words
               : JobWords::tr("%1: %2").arg(words, QString::fromStdString(snapshot.detail));
}

std::optional<double> shareDone(const ProgressSnapshot& snapshot) {
    if (snapshot.total == 0) return std::nullopt;
    return std::min(1.0, static_cast<double>(snapshot.done) / static_cast<double>(snapshot.total));
}

QString paceWords(const ProgressSnapshot& snapshot) {
    const std::optional<double> share = shareDone(snapshot);
    if (!share || snapshot.secondsInStage < kSettleSeconds) return {};
    QStringList words;
    if (countsBytes(snapshot.stage)) {
        const auto rate = static_cast<qint64>(static_cast<double>(snapshot.done) / snapshot.secondsInStage);
        words.append(
            JobWords::tr("%1 a second").arg(QLocale().formattedDataSize(rate, 0, QLocale::DataSizeSIFormat)));
    }
    if (*share > kLeastShare) words.append(remainingWords(snapshot.secondsInStage * (1.0 - *share) / *share));
    return words.join(QStringLiteral(" · "));
}

} // namespace vignette
