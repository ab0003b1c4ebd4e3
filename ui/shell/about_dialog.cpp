#include "ui/shell/about_dialog.h"

#include "ui/shell/window_icon.h"
#include "ui/theme/widgets.h"
#include "ui/workbench/text_size.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace vignette {

namespace {

/// Names and licences of what is linked in or shipped along; not translated, they are names.
constexpr char kParts[] = "Qt – LGPL-3.0\n"
                          "Eigen – MPL-2.0\n"
                          "oneTBB – Apache-2.0\n"
                          "SQLite – public domain\n"
                          "OpenSSL – Apache-2.0\n"
                          "libarchive – BSD-2-Clause\n"
                          "uchardet – MPL-1.1\n"
                          "fast_float – Apache-2.0 or MIT\n"
                          "Boost.Math – BSL-1.0\n"
                          "JSON for Modern C++ – MIT\n"
                          "CLI11 – BSD-3-Clause\n"
                          "qpdf – Apache-2.0\n"
                          "Inter (font) – OFL-1.1\n"
                          "Lucide (icons) – ISC";

} // namespace

AboutDialog::AboutDialog(QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("About Vignette"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* sign = new QLabel(this);
    sign->setPixmap(windowIcon().pixmap(QSize(64, 64), devicePixelRatioF()));
    QLabel* name =
        makeLabel(tr("Vignette %1").arg(QStringLiteral(VIGNETTE_VERSION)), WidgetRole::Heading, this);
    setTextSize(name, 19, TextWeight::Bold);
    QLabel* what = makeWrappedLabel(tr("Turns de-identified patient extracts into patient personas, with the "
                                       "evidence behind every figure. It "
                                       "opens no network connection."),
                                    WidgetRole::Plain, this);
    QLabel* licence = makeWrappedLabel(tr("Free software under the GNU General Public License, version 3 or "
                                          "later. It comes without any warranty."),
                                       WidgetRole::Second, this);
    auto* parts = new QPlainTextEdit(tr("Running on Qt %1").arg(QString::fromLatin1(qVersion())) +
                                         QStringLiteral("\n\n") + QString::fromUtf8(kParts),
                                     this);
    parts->setReadOnly(true);
    parts->setTabChangesFocus(true);
    parts->setAccessibleName(tr("What Vignette is built from, and the licences"));
    auto* words = new QVBoxLayout;
    for (QLabel* label : {name, what, licence})
        words->addWidget(label);
    words->addStretch();
    auto* top = new QHBoxLayout;
    top->setSpacing(16);
    top->addWidget(sign, 0, Qt::AlignTop);
    top->addLayout(words, 1);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(18, 18, 18, 14);
    all->addLayout(top);
    all->addWidget(parts, 1);
    all->addWidget(buttons);
    resize(500, 440);
}

} // namespace vignette
