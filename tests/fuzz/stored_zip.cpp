#include "tests/fuzz/stored_zip.h"

#include "core/ingest/crc32.h"

#include <cstdint>

namespace vignette::fuzz {

namespace {

void put(std::string& out, std::uint64_t number, int bytes) {
    for (int i = 0; i < bytes; ++i)
        out += static_cast<char>((number >> (8 * i)) & 0xFF);
}

/// What the local header and the directory say alike of a file.
std::string facts(const std::string& name, std::string_view bytes) {
    std::string out;
    put(out, 20, 2);   // version needed
    put(out, 0, 2);    // flags
    put(out, 0, 2);    // stored
    put(out, 0x21, 4); // time 0, 1980-01-01 in the upper half
    put(out, crc32(0, bytes), 4);
    put(out, bytes.size(), 4);
    put(out, bytes.size(), 4);
    put(out, name.size(), 2);
    put(out, 0, 2); // extra fields
    return out;
}

} // namespace

std::string storedZip(const std::vector<std::pair<std::string, std::string_view>>& files) {
    std::string zip;
    std::string directory;
    for (const auto& [name, bytes] : files) {
        const std::string about = facts(name, bytes);
        directory += "PK\x01\x02";
        put(directory, 20, 2); // version made by
        directory += about;
        directory.append(10, 0); // comment, disk, attributes inside
        put(directory, zip.size(), 4);
        directory += name;
        zip += "PK\x03\x04" + about + name;
        zip += bytes;
    }
    const std::size_t start = zip.size();
    zip += directory;
    zip += "PK\x05\x06";
    put(zip, 0, 4); // disks
    put(zip, files.size(), 2);
    put(zip, files.size(), 2);
    put(zip, directory.size(), 4);
    put(zip, start, 4);
    put(zip, 0, 2); // comment
    return zip;
}

} // namespace vignette::fuzz
