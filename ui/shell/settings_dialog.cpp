#include "ui/shell/settings_dialog.h"

#include "ui/text/role_words.h"
#include "ui/theme/widgets.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QSettings>
#include <QVBoxLayout>

namespace vignette {

namespace {

const QString kEditorSetting = QStringLiteral("editor");

QComboBox* makeCombo(const QString& name, const QStringList& choices, int current, QWidget* parent) {
    auto* combo = new QComboBox(parent);
    combo->setAccessibleName(name);
    combo->addItems(choices);
    combo->setCurrentIndex(current);
    return combo;
}

} // namespace

QString rememberedEditor() {
    return QSettings().value(kEditorSetting).toString().trimmed();
}

SettingsDialog::SettingsDialog(Workbench& workbench, Appearance& appearance, QWidget* parent)
    : QDialog(parent) {
    setWindowTitle(tr("Settings – Vignette"));
    setAttribute(Qt::WA_DeleteOnClose);
    QComboBox* look = makeCombo(tr("Appearance"), {tr("As the desktop"), tr("Light"), tr("Dark")},
                                static_cast<int>(appearance.choice()), this);
    QStringList roles;
    for (const Role role : kRoles)
        roles.append(roleName(role));
    QComboBox* role = makeCombo(tr("What brings you here"), roles, static_cast<int>(workbench.role()), this);
    auto* editor = new QLineEdit(rememberedEditor(), this);
    editor->setAccessibleName(tr("Name that signs edits"));
    editor->setPlaceholderText(tr("the team"));
    auto* form = new QFormLayout;
    form->addRow(tr("Appearance"), look);
    form->addRow(tr("What brings you here"), role);
    form->addRow(tr("Name that signs edits"), editor);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(18, 18, 18, 14);
    all->setSpacing(14);
    all->addLayout(form);
    all->addWidget(
        makeWrappedLabel(tr("The name is kept on this computer and stands beside texts you write on a card."),
                         WidgetRole::Muted, this));
    all->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(look, &QComboBox::currentIndexChanged, &appearance,
            [&appearance](int index) { appearance.setChoice(static_cast<Appearance::Choice>(index)); });
    connect(role, &QComboBox::currentIndexChanged, &workbench,
            [&workbench](int index) { workbench.setRole(static_cast<Role>(index)); });
    connect(editor, &QLineEdit::editingFinished, &workbench, [editor, &workbench] {
        QSettings().setValue(kEditorSetting, editor->text().trimmed());
        if (workbench.session()) workbench.session()->setEditor(editor->text().trimmed().toStdString());
    });
}

} // namespace vignette
