#pragma once

#include <QTemporaryDir>

namespace vignette::test {

/// Settings and data folders of a test in a folder of its own, empty at the start and gone at the end. Make
/// one before any Workbench.
class TestSettings {
public:
    TestSettings();

private:
    QTemporaryDir m_folder;
};

} // namespace vignette::test
