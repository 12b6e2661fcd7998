package import Wording

/// Why a zip archive, or XML in it, can't be read or written, and what to do about it.
package struct ArchiveError: WordedError, Hashable {
    package enum Problem: Sendable, Hashable {
        /// No zip archive, or one without its end; the text is libzip's own.
        case broken(String)
        /// A member's bytes are not those of which the archive holds the checksum.
        case checksum(member: String)
        /// A member that can't be unpacked; the text is libzip's own.
        case unreadable(member: String, String)
        case encrypted
        case missing(member: String)
        case tooManyMembers(limit: Int)
        /// More than so many bytes in all, unpacked.
        case tooLarge(limit: Int)
        /// Bytes unpacked for each packed one.
        case bomb(member: String, ratio: Int)
        /// No well-formed XML; the text is expat's own.
        case xml(member: String, line: Int, String)
        /// A document type, which could define entities or name other files.
        case documentType(member: String)
        case tooDeep(member: String, limit: Int)
        /// A tag or name of more than so many bytes.
        case longTag(member: String, limit: Int)
        case unwritable(String)
    }

    /// As the person named the file.
    package let file: String
    package let problem: Problem

    package init(file: String, _ problem: Problem) {
        self.file = file
        self.problem = problem
    }

    package var wording: Wording {
        let text = problem.wording
        return Wording(sv: "\(file): \(text.sv)", en: "\(file): \(text.en)")
    }
}

extension ArchiveError.Problem {
    fileprivate var wording: Wording {
        switch self {
        case .broken(let reason):
            Wording(
                sv:
                    "zip-arkivet är trasigt eller slutar för tidigt (\(reason)). Hämta eller spara om filen.",
                en: "the zip archive is broken or ends too early (\(reason)). Get the file anew, or save it again.")
        case .checksum(let member):
            Wording(
                sv:
                    "kontrollsumman för \(member) stämmer inte: filen är skadad. Hämta eller spara om den.",
                en: "the checksum of \(member) is wrong: the file is damaged. Get it anew, or save it again.")
        case .unreadable(let member, let reason):
            Wording(
                sv: "\(member) kan inte packas upp (\(reason)). Hämta filen på nytt, eller spara om den.",
                en: "\(member) can't be unpacked (\(reason)). Get the file anew, or save it again.")
        case .encrypted:
            Wording(
                sv: "filen är skyddad med lösenord. Öppna den i programmet som gjorde den och spara utan lösenord.",
                en: "the file is protected by a password. Open it in the program that made it and save it without one.")
        case .missing(let member):
            Wording(
                sv: "\(member) saknas i filen. Öppna den i programmet som gjorde den och spara om den.",
                en: "\(member) is missing from the file. Open it in the program that made it and save it again.")
        case .tooManyMembers(let limit):
            Wording(
                sv: "zip-arkivet har fler än \(limit) delar och läses inte.",
                en: "the zip archive has more than \(limit) members and is not read.")
        case .tooLarge(let limit):
            Wording(
                sv: "filen är större än \(limit >> 20) MiB uppackad och läses inte. Dela upp den.",
                en: "the file is larger than \(limit >> 20) MiB unpacked and is not read. Split it.")
        case .bomb(let member, let ratio):
            Wording(
                sv: "\(member) packas upp till mer än \(ratio) gånger sin storlek, som en zip-bomb, och läses inte.",
                en: "\(member) unpacks to more than \(ratio) times its size, as a zip bomb does, and is not read.")
        case .xml(let member, let line, let reason):
            Wording(
                sv: "\(member), rad \(line): ingen giltig XML (\(reason)). Spara om filen.",
                en: "\(member), line \(line): not well-formed XML (\(reason)). Save the file again.")
        case .documentType(let member):
            Wording(
                sv: "\(member) har en dokumenttyp (DOCTYPE), som inte får finnas där. Filen läses inte.",
                en: "\(member) has a document type (DOCTYPE), which must not be there. The file is not read.")
        case .tooDeep(let member, let limit):
            Wording(
                sv: "\(member) har fler än \(limit) element i varandra och läses inte.",
                en: "\(member) nests more than \(limit) elements and is not read.")
        case .longTag(let member, let limit):
            Wording(
                sv: "\(member) har en märkning som är längre än \(limit >> 10) KiB och läses inte.",
                en: "\(member) has a tag longer than \(limit >> 10) KiB and is not read.")
        case .unwritable(let reason):
            Wording(
                sv: "zip-arkivet kan inte skrivas (\(reason)).", en: "the zip archive can't be written (\(reason)).")
        }
    }
}
