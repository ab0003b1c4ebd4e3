#pragma once

#include "core/base/ids.h"
#include "core/model/persona.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vignette {

class StudyFile;

/// A persona as the study keeps it: a JSON document that the study layer writes and reads.
struct PersonaRecord {
    PersonaId id;
    std::int64_t segmentation = 0; ///< the segmentation it belongs or last belonged to
    int number = 0;
    std::string document;
    bool operator==(const PersonaRecord&) const = default;
};

class PersonaTable {
public:
    explicit PersonaTable(StudyFile& study) : m_study(study) {}
    std::vector<PersonaRecord> all() const; ///< by number, then id
    std::vector<PersonaRecord> ofSegmentation(std::int64_t segmentation) const;
    std::optional<PersonaRecord> find(const PersonaId& id) const;
    /// Adds it or writes over the one of the same id.
    void save(const PersonaRecord& persona);
    /// In one transaction: these and no others. Edits stay, whomever they belong to.
    void replaceAll(const std::vector<PersonaRecord>& personas);

private:
    StudyFile& m_study;
};

/// One edit of a text slot, and whether it was taken back.
struct EditRecord {
    std::int64_t id = 0;
    PersonaEdit edit;
    bool isUndone = false;
};

/// Every text a person ever wrote on a card. Rows are added and never changed; taking one back or doing it
/// again adds a row too.
class EditTable {
public:
    explicit EditTable(StudyFile& study) : m_study(study) {}
    /// On the disk when this returns. `edit.time` 0: now.
    std::int64_t add(const PersonaEdit& edit);
    void setUndone(std::int64_t id, bool isUndone);
    std::vector<EditRecord> all() const; ///< oldest first
    std::vector<EditRecord> history(const PersonaId& persona, const std::string& slot) const;
    /// The newest edit of each slot that was not taken back, oldest first; one with an empty text (back to
    /// the data's words) hides the older ones and is itself left out.
    std::vector<PersonaEdit> inForce() const;

private:
    StudyFile& m_study;
};

} // namespace vignette
