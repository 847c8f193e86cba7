import Foundation
import Glibc

@testable import GoalFiles

/// A directory of its own for one test, with a data root in it; it goes with the test.
final class DiskSandbox: Sendable {
  let path: String
  let root: DataRoot

  init(patience: Patience = .none, resolution: DataRoot.Resolution = .beneath) throws {
    var template = Array("/tmp/quarterdeck-XXXXXX".utf8CString)
    path = String(cString: mkdtemp(&template))
    root = try DataRoot(at: path, patience: patience, resolution: resolution)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The absolute path of a name in it.
  func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

  /// Writes as a program does that knows nothing of locks.
  func write(_ text: String, to name: String, mode: mode_t = 0o644) throws {
    let parent = (self(name) as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: self(name)))
    chmod(self(name), mode)
  }

  /// Writes as editors do that save by a rename.
  func rename(_ text: String, over name: String) throws {
    try write(text, to: name + ".new")
    guard Glibc.rename(self(name + ".new"), self(name)) == 0 else { throw POSIXError(.EIO) }
  }

  func text(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: self(name))), as: UTF8.self)
  }

  /// The temporary files that lie about.
  func temporaries(in directory: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: self(directory))
      .filter { $0.hasSuffix("qd~") }
  }

  func mode(_ name: String) -> mode_t {
    var found = stat()
    return stat(self(name), &found) == 0 ? found.st_mode & 0o7777 : 0
  }

  func inode(_ name: String) -> UInt64 {
    var found = stat()
    return stat(self(name), &found) == 0 ? UInt64(found.st_ino) : 0
  }
}

extension Patience {
  /// Waits for nobody.
  static var none: Patience { Patience(lock: .zero, rewriting: .zero) }

  /// Longer than any test runs, so that what is waited for has to come.
  static var endless: Patience { Patience(lock: .seconds(3600), rewriting: .seconds(3600)) }

  init(lock: Duration, rewriting: Duration) {
    self.init()
    self.lock = lock
    self.rewriting = rewriting
  }
}

/// The fact of the `DiskError` that a call throws.
func fact(_ call: () throws -> Void) -> DiskError.Fact? {
  do {
    try call()
    return nil
  } catch {
    return (error as? DiskError)?.fact
  }
}

func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

/// Runs the same work on several threads at once, and returns when all are through.
func concurrently(_ count: Int, _ work: @escaping @Sendable (Int) throws -> Void) async throws {
  try await withThrowingTaskGroup { group in
    for index in 0..<count {
      group.addTask {
        try await withCheckedThrowingContinuation { continuation in
          Thread.detachNewThread { continuation.resume(with: Result { try work(index) }) }
        }
      }
    }
    try await group.waitForAll()
  }
}
