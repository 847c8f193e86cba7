/// GNU recutils, which has the last word on what a recfile means.
package enum Recutils {
  package static let isInstalled = Machine.has("recsel") && Machine.has("recfix")

  /// What `recfix --check` complains about in a file; nothing, if all is well.
  package static func complaints(aboutFile path: String) throws -> String {
    try Spawned("/usr/bin/recfix", ["--check", path]).errors
  }

  /// What `recfix --check` complains about in a text.
  package static func complaints(about bytes: [UInt8]) throws -> String {
    try run("recfix", ["--check"], on: bytes).errors
  }

  /// What `recsel` prints of a text.
  package static func selection(of bytes: [UInt8]) throws -> String {
    try run("recsel", [], on: bytes).output
  }

  private static func run(
    _ program: String, _ words: [String], on bytes: [UInt8]
  ) throws -> Spawned {
    let directory = try TemporaryDirectory()
    try directory.write(bytes, to: "x.rec")
    return try Spawned("/usr/bin/" + program, words + [directory.path + "/x.rec"])
  }
}
