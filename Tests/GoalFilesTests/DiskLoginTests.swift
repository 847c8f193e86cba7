import Glibc
import Goals
import Testing

@testable import GoalFiles

@Suite("Logins")
struct DiskLoginTests {
  @Test(
    "A login is written into a file's name and read back",
    arguments: [
      ("ann", "ann"), ("Ann.O-Hara_2", "Ann.O-Hara_2"), ("CORP\\ann", "CORP%5Cann"),
      ("ann@corp", "ann%40corp"), ("jörg", "j%C3%B6rg"), ("a/../b", "a%2F..%2Fb"), ("%", "%25"),
      ("..", "%2E."), ("_apt", "%5Fapt"), ("\n", "%0A"), ("uid-7", "uid-7"),
    ])
  func fileNames(login: String, fileName: String) {
    #expect(Login(login).fileName == fileName)
    #expect(Login(fileName: fileName) == Login(login))
  }

  @Test(
    "What no login is written like is no login", arguments: ["", "%", "%4", "%zz", "%FF", "a%+1"])
  func noLogins(fileName: String) {
    #expect(Login(fileName: fileName) == nil)
  }

  @Test("The user database decides who is running this")
  func current() {
    let own = getpwuid(geteuid()).map { String(cString: $0.pointee.pw_name) }
    #expect(Login.current().name == own ?? "uid-\(geteuid())")
    #expect(Login(ofUser: 3_999_999_999).name == "uid-3999999999")
  }
}

@Suite("Sentences about the disk")
struct DiskErrorTests {
  private static let ann = LockHolder(process: 123, command: "vim", user: "ann")

  @Test(
    "Each says what happened, what was kept, and what to do",
    arguments: [
      (.locked(by: ann), .saving, "is locked by ann (pid 123, vim); nothing was saved, try again"),
      (.locked(by: nil), .saving, "is locked by another program; nothing was saved, try again"),
      (
        .noSpace, .saving,
        "doesn't fit: the disk is full; nothing was saved, make room and try again"
      ),
      (.denied, .reading, "may not be read by you"),
      (.denied, .saving, "may not be written by you; nothing was saved"),
      (.missing, .reading, "doesn't exist"), (.missing, .saving, "has vanished; nothing was saved"),
      (.tooLarge(limit: 1 << 20), .reading, "is larger than 1 MiB"),
      (
        .fragment, .saving,
        "took only part of a line before the disk was full; look at its last lines"
      ),
      (.system(ENOMEM), .reading, "can't be read: Cannot allocate memory"),
    ] as [(DiskError.Fact, DiskError.Attempt, String)])
  func sentences(fact: DiskError.Fact, attempt: DiskError.Attempt, expected: String) {
    #expect(DiskError(fact, at: "a/x.rec", attempt).sentence == "a/x.rec \(expected)")
  }

  @Test("The root is called by what it is")
  func root() {
    #expect(DiskError(.missing, at: "", .reading).sentence == "the data directory doesn't exist")
  }
}
