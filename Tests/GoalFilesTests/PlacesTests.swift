import Goals
import Foundation
import Glibc
import TestSupport
import Testing

@testable import GoalFiles

@Suite struct PlacesTests {
  @Test(
    "configuration and state lie where XDG says, else below the home",
    arguments: [
      (["HOME": "/h"], "/h/.config/quarterdeck", "/h/.local/state/quarterdeck"),
      (
        ["HOME": "/h", "XDG_CONFIG_HOME": "/c", "XDG_STATE_HOME": "/s"], "/c/quarterdeck",
        "/s/quarterdeck"
      ),
      (
        ["HOME": "/h", "XDG_CONFIG_HOME": "relative", "XDG_STATE_HOME": ""],
        "/h/.config/quarterdeck", "/h/.local/state/quarterdeck"
      ),
    ] as [([String: String], String, String)])
  func xdg(environment: [String: String], configuration: String, state: String) {
    let places = Places(environment: environment)
    #expect((places.configuration, places.state) == (configuration, state))
  }

  @Test("the user database names a home where the environment doesn't", arguments: [nil, ""])
  func home(variable: String?) throws {
    let home = try #require(getpwuid(geteuid())?.pointee.pw_dir.map { String(cString: $0) })
    let places = Places(environment: variable.map { ["HOME": $0] } ?? [:])
    #expect(places.state == home + "/.local/state/quarterdeck")
    #expect(places.expanded("~/x") == home + "/x")
  }

  @Test("the data directory is searched upward from the option, then from the variable")
  func upward() throws {
    let ground = try StoreGround()
    let environment = ["QUARTERDECK_DIR": ground.sandbox("2018")]
    let places = Places(environment: environment)
    let option = try places.dataDirectory(option: ground.sandbox("sales/2018-Q1"), configured: nil)
    #expect((option.path, option.origin) == (ground.sandbox.path, .option))
    let variable = try places.dataDirectory(option: nil, configured: "/elsewhere")
    #expect((variable.path, variable.origin) == (ground.sandbox.path, .environment))
  }

  @Test("a symbolic link to the data directory is followed")
  func link() throws {
    let ground = try StoreGround()
    symlink(ground.sandbox.path, ground.state("link"))
    let found = try Places(environment: [:])
      .dataDirectory(option: ground.state("link/sales"), configured: nil)
    #expect(found.path == ground.sandbox.path)
  }

  @Test("where there is none it says how to make one")
  func none() throws {
    let sandbox = try DiskSandbox()
    let said = refusal {
      _ = try Places(environment: [:]).dataDirectory(option: sandbox.path, configured: nil)
    }
    #expect(said?.hasPrefix("there is no quarterdeck.rec in \(sandbox.path) or above it") == true)
    #expect(said?.hasSuffix("\(Remedy.makeDirectory(sandbox.path))") == true)
  }
}

@Suite struct ConfiguringTests {
  @Test(
    "changes one field of the configuration and no other byte",
    arguments: [
      ("", "Theme: dark\n"),
      ("# mine\nDirectory: /okrs\n", "# mine\nDirectory: /okrs\nTheme: dark\n"),
      ("Theme: light\nDirectory: /okrs\n", "Theme: dark\nDirectory: /okrs\n"),
      ("Directory: /okrs\n\nTheme: light # ?\n", "Directory: /okrs\n\nTheme: dark\n"),
    ])
  func configure(before: String, after: String) throws {
    let home = try TemporaryDirectory()
    let places = Places(environment: ["XDG_CONFIG_HOME": home.path])
    if !before.isEmpty { try home.write(before, to: "quarterdeck/config.rec") }
    try places.configure("Theme", "dark")
    #expect(try home.text(of: "quarterdeck/config.rec") == after)
  }

  @Test("leaves the rights of its directory as they are")
  func rights() throws {
    let home = try TemporaryDirectory()
    try home.write("", to: "quarterdeck/config.rec")
    let directory = home.path + "/quarterdeck"
    chmod(directory, 0o755)
    try Places(environment: ["XDG_CONFIG_HOME": home.path]).configure("Theme", "dark")
    var status = stat()
    #expect(stat(directory, &status) == 0 && status.st_mode & 0o777 == 0o755)
  }
}
