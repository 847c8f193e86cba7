import DemoOrganization
import Goals
import Records
import Testing

typealias Files = [(path: String, text: String)]

extension Organization {
  /// An organisation read from the files of a data directory that is on no disk.
  init(_ files: Files) { self = DataDirectory(DirectoryText(files)).organization }
}

/// The day all these tests take place on.
let today = Day(year: 2026, month: 11, day: 21) ?? Day(number: 0)

/// The demo organisation as it is on that day.
let demo = Review(Organization(DemoOrganization.files(today: today)), on: today)
