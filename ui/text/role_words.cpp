#include "ui/text/role_words.h"

#include <QCoreApplication>

namespace vignette {

namespace {
struct RoleWords {
    Q_DECLARE_TR_FUNCTIONS(RoleWords)
};
} // namespace

QString roleName(Role role) {
    switch (role) {
    case Role::PlansOutreach:
        return RoleWords::tr("I plan outreach");
    case Role::LooksAfterPatients:
        return RoleWords::tr("I look after patients");
    case Role::ChecksNumbers:
        return RoleWords::tr("I check the numbers");
    }
    return {};
}

QString roleGain(Role role) {
    switch (role) {
    case Role::PlansOutreach:
        return RoleWords::tr("Needs, channels, one thing to do");
    case Role::LooksAfterPatients:
        return RoleWords::tr("Barriers, strengths, care due");
    case Role::ChecksNumbers:
        return RoleWords::tr("Every figure with its base and range");
    }
    return {};
}

IconName roleIcon(Role role) {
    switch (role) {
    case Role::PlansOutreach:
        return IconName::Megaphone;
    case Role::LooksAfterPatients:
        return IconName::Stethoscope;
    case Role::ChecksNumbers:
        return IconName::Microscope;
    }
    return IconName::User;
}

} // namespace vignette
