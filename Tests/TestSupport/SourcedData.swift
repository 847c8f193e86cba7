private import Foundation

/// A real company's OKRs, where a copy of them lies beside the project.
package enum SourcedData {
  package static let path = URL(filePath: #filePath)
    .appending(path: "../../../../shared/data/sourced").standardizedFileURL.path

  package static var isThere: Bool {
    FileManager.default.fileExists(atPath: path + "/quarterdeck.rec")
  }
}
