// swift-tools-version: 6.2
import PackageDescription

// The rooms and their arrows; Sources/README.md says what each room is for. A target sees only
// what it names here, so the compiler keeps the walls.

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let systemPackage = Target.Dependency.product(name: "SystemPackage", package: "swift-system")

let package = Package(
  name: "Quarterdeck",
  products: [
    .executable(name: "qd", targets: ["qd"]),
    .library(name: "QuarterdeckModel", targets: ["Goals", "Records", "GoalFiles"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
  ],
  targets: [
    // The model library: domain, text, disk.
    .target(name: "Goals"),
    .target(name: "Records", dependencies: ["Goals"]),
    .target(name: "CSyscalls"),
    .target(name: "GoalFiles", dependencies: ["Goals", "Records", "CSyscalls", systemPackage]),

    // The screen: pictures, the app, the terminal.
    .target(name: "Canvas"),
    .target(name: "Dashboard", dependencies: ["Goals", "Canvas"]),
    .target(name: "CNcurses", linkerSettings: [.linkedLibrary("ncursesw")]),
    .target(name: "Curses", dependencies: ["Canvas", "CNcurses"]),

    // What travels inside the binary.
    .target(name: "Themes", resources: [.embedInCode("themes")]),
    .target(name: "DemoOrganization", dependencies: ["Goals"]),

    // What people without a terminal read.
    .target(
      name: "Reports", dependencies: ["Goals", "Records", "Canvas", "Dashboard"],
      resources: [.embedInCode("report.css")]),

    .executableTarget(
      name: "qd",
      dependencies: [
        "Goals", "Records", "GoalFiles", "Canvas", "Dashboard", "Reports", "Curses",
        "Themes", "DemoOrganization", argumentParser, systemPackage,
      ]),

    .target(name: "TestSupport", dependencies: ["Goals"], path: "Tests/TestSupport"),
    .testTarget(name: "GoalsTests", dependencies: ["Goals", "TestSupport"]),
    .testTarget(name: "RecordsTests", dependencies: ["Records", "TestSupport"]),
    .testTarget(name: "GoalFilesTests", dependencies: ["GoalFiles", "TestSupport"]),
    .testTarget(name: "CanvasTests", dependencies: ["Canvas", "TestSupport"]),
    .testTarget(name: "CursesTests", dependencies: ["Curses", "TestSupport"]),
    .testTarget(
      name: "DashboardTests",
      dependencies: ["Dashboard", "Records", "Themes", "DemoOrganization", "TestSupport"],
      exclude: ["Screens"]),
    .testTarget(
      name: "ReportsTests",
      dependencies: ["Reports", "Records", "DemoOrganization", "TestSupport"]),
    .testTarget(
      name: "FuzzTests",
      dependencies: ["Goals", "Records", "Canvas", "Dashboard", "Curses", "TestSupport"],
      exclude: ["Corpus"]),
    .testTarget(
      name: "EndToEndTests", dependencies: ["DemoOrganization", "TestSupport", "qd"],
      exclude: ["save-order.txt"]),
  ],
  swiftLanguageModes: [.v6]
)

let inC = ["CSyscalls", "CNcurses"]
for target in package.targets where !inC.contains(target.name) {
  target.swiftSettings = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ]
}
