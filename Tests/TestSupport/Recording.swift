private import FoundationEssentials
private import Glibc

/// A text that was looked at once and lies in a file beside the tests, to be compared with.
///
/// Where it is missing, or `RECORD_SNAPSHOTS=1` is in the environment, it is written, and the test
/// fails all the same: no run can approve of its own pictures.
///
///     #expect(Recording("overview-80x24.txt", in: directory).complaint(about: picture) == nil)
package struct Recording: Sendable {
  private let url: URL
  /// Only what stands between these two lines of the file is compared and written.
  private let markers: (first: String, last: String)?

  package init(_ name: String, in directory: String, between markers: (String, String)? = nil) {
    url = URL(filePath: directory + "/" + name)
    self.markers = markers.map { ($0, $1) }
  }

  package var exists: Bool { FileManager.default.fileExists(atPath: url.path) }

  /// What is wrong with a text; `nil` where it is what was recorded.
  package func complaint(about text: String) -> String? {
    guard let whole = try? String(contentsOf: url, encoding: .utf8), let part = part(of: whole)
    else {
      if exists, markers != nil { return "\(url.path) has lost its markers" }
      return record(text, in: "")
    }
    if getenv("RECORD_SNAPSHOTS") != nil { return record(text, in: whole) }
    return part == text ? nil : "\(url.path) differs.\n" + differences(text, from: String(part))
  }

  private func record(_ text: String, in whole: String) -> String {
    var changed = whole
    if let part = part(of: whole) {
      changed.replaceSubrange(part.startIndex..<part.endIndex, with: text)
    }
    do {
      try Data((markers == nil ? text : changed).utf8).write(to: url)
    } catch {
      return "\(url.path) can't be written: \(error)"
    }
    return "\(url.path) was recorded; look at it and run the test again"
  }

  private func part(of whole: String) -> Substring? {
    guard let markers else { return whole[...] }
    guard let first = whole.firstRange(of: markers.first + "\n"),
      let last = whole[first.upperBound...].firstRange(of: markers.last)
    else { return nil }
    return whole[first.upperBound..<last.lowerBound]
  }

  private func differences(_ text: String, from recorded: String) -> String {
    let now = text.split(separator: "\n", omittingEmptySubsequences: false)
    let then = recorded.split(separator: "\n", omittingEmptySubsequences: false)
    return now.difference(from: then).map { change in
      switch change {
      case .remove(let offset, let line, _): "\(offset + 1) - \(line)"
      case .insert(let offset, let line, _): "\(offset + 1) + \(line)"
      }
    }.joined(separator: "\n")
  }
}
