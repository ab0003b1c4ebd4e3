#include "ui/shell/help_dialog.h"

#include "core/base/failure.h"
#include "core/base/files.h"
#include "core/base/resources.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QTextBrowser>
#include <QUrl>
#include <QVBoxLayout>

namespace vignette {

namespace {

constexpr std::uint64_t kLimit = 1ULL << 20;

QString helpText(const QString& topic) {
    try {
        return QString::fromStdString(
            readWholeFile(resourcePath("help/" + topic.toStdString() + ".md"), kLimit));
    } catch (const Failure&) {
        return HelpDialog::tr("There is no help page about this yet.");
    }
}

} // namespace

HelpDialog::HelpDialog(QWidget* parent) : QDialog(parent), m_text(new QTextBrowser(this)) {
    setWindowTitle(tr("Help – Vignette"));
    resize(640, 560);
    m_text->setAccessibleName(tr("Help text"));
    m_text->setOpenLinks(false);
    m_text->setOpenExternalLinks(false);
    m_text->document()->setDocumentMargin(16);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton* contents = buttons->addButton(tr("Contents"), QDialogButtonBox::ActionRole);
    auto* all = new QVBoxLayout(this);
    all->addWidget(m_text);
    all->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(contents, &QPushButton::clicked, this, [this] { showTopic(QStringLiteral("contents")); });
    connect(m_text, &QTextBrowser::anchorClicked, this, [this](const QUrl& link) { showTopic(link.path()); });
}

void HelpDialog::showTopic(const QString& topic) {
    // Topics are plain words: nothing of a link may lead out of the help folder.
    const bool isPlain =
        std::all_of(topic.begin(), topic.end(), [](QChar c) { return c.isLetter() || c == u'-'; });
    m_text->setMarkdown(helpText(isPlain ? topic : QStringLiteral("contents")));
    show();
    raise();
    activateWindow();
    m_text->setFocus();
}

} // namespace vignette
