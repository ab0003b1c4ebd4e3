#include "ui/segment/keep_dialog.h"

#include "ui/segment/segment_words.h"
#include "ui/theme/widgets.h"

#include <QDialogButtonBox>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace vignette {

bool hasEdits(const std::vector<PersonaChange>& changes) {
    return std::any_of(changes.begin(), changes.end(),
                       [](const PersonaChange& change) { return change.editCount > 0; });
}

QString changeWords(const PersonaChange& change) {
    const QString name =
        change.name.empty() ? segmentName(change.number) : QString::fromStdString(change.name);
    const QString edits = change.editCount > 0
                              ? KeepDialog::tr(", with %n edited text(s)", nullptr, change.editCount)
                              : QString();
    switch (change.kind) {
    case PersonaChange::Kind::Kept:
        return KeepDialog::tr("%1 stays: %2 of the patients are the same")
                   .arg(name, percentWords(change.overlap)) +
               edits;
    case PersonaChange::Kind::New:
        return KeepDialog::tr("A new persona is drafted");
    case PersonaChange::Kind::Shelved:
        return KeepDialog::tr("%1 goes on the shelf: no segment is like it any more").arg(name) + edits;
    }
    return {};
}

KeepDialog::KeepDialog(const std::vector<PersonaChange>& changes, QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("Keep these segments?"));
    resize(520, 380);
    auto* all = new QVBoxLayout(this);
    all->addWidget(makeLabel(tr("What becomes of the personas"), WidgetRole::Heading));
    all->addWidget(
        makeWrappedLabel(tr("People have written on them. Texts stay with their persona; what is on the "
                            "shelf comes back when a later division finds it again."),
                         WidgetRole::Second));
    auto* list = new QListWidget;
    list->setAccessibleName(tr("What becomes of the personas"));
    list->setWordWrap(true);
    for (const PersonaChange& change : changes) {
        auto* item = new QListWidgetItem(changeWords(change), list);
        if (change.kind == PersonaChange::Kind::Kept)
            item->setToolTip(
                tr("Share = patients in both the old and the new segment ÷ patients in either (Jaccard)"));
    }
    if (list->count() > 0) list->setCurrentRow(0);
    all->addWidget(list, 1);
    auto* buttons = new QDialogButtonBox;
    QPushButton* keep = makeButton(tr("Keep this"), WidgetRole::Primary);
    buttons->addButton(keep, QDialogButtonBox::AcceptRole);
    buttons->addButton(makeButton(tr("Not now")), QDialogButtonBox::RejectRole);
    keep->setDefault(true);
    all->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

} // namespace vignette
