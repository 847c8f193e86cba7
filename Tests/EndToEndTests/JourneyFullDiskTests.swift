import Glibc
import TestSupport
import Testing

@Suite(
  "Journeys: a full disk",
  .enabled(if: Tmux.isInstalled, "tmux is not installed"),
  .enabled(if: Machine.canMount, "nothing can be mounted"))
struct JourneyFullDiskTests {
  /// Puts the data directory on a disk of 64 KiB.
  private func shrink(_ ground: borrowing JourneyGround) throws {
    let run = try ground.run(
      """
      cd .. && mv data larger && mkdir data && mount -t tmpfs -o size=64k tmpfs data \
      && cp -r larger/. data
      """)
    try #require(run.exitCode == 0, "\(run.errors)")
  }

  @Test("What was typed stays while the disk is full, and is saved once there is room")
  func full() throws {
    let ground = try JourneyGround.acme()
    try shrink(ground)
    defer { _ = try? ground.run("cd .. && umount -l data") }
    try ground.run("cat /dev/zero > .filler; true")
    let journal = "sales/2018-Q1/journal/\(CommandSandbox.login).csv"
    let files = try ground.directory.entries()

    let dashboard = try ground.dashboard(width: 120)
    try dashboard.wait(for: "Acme", "? help")
    try dashboard.send(
      "/", "decrease", "Enter", "c", "45", "Tab", "Tab", "two people left", "Enter")
    try dashboard.wait(for: "the disk is full; nothing was saved", "45", "two people left")
    #expect(
      try ground.directory.entries().filter { $0.hasPrefix("data") }
        == files.filter { $0.hasPrefix("data") })

    try ground.run("rm .filler")
    try dashboard.send("Enter")
    try dashboard.wait(for: "saved: check-in of 45 days")
    #expect(try ground.text(of: journal).contains(",45 days,,two people left\n"))
  }
}
