import CNcurses
import Canvas

/// Neighbouring cells of one ink, to be handed to curses.
struct Run {
  let cells: ArraySlice<Cell>
  let entry: Palette.Entry
  let x: Int
  let y: Int

  func put() {
    var rest = cells
    while let first = rest.first {
      let plain = rest.prefix { TextWidth.isPlain($0.character) }
      if plain.isEmpty {
        put(first, at: rest.startIndex)
        rest = rest.dropFirst()
      } else {
        put(plain: plain)
        rest = rest[plain.endIndex...]
      }
    }
  }

  private func column(of index: Int) -> Int32 { Int32(x + index - cells.startIndex) }

  private func put(plain: ArraySlice<Cell>) {
    let text = plain.map { CChar(bitPattern: $0.character.utf8.first ?? 0x20) }
    cn_put_ascii(
      column(of: plain.startIndex), Int32(y), text, Int32(text.count), entry.attributes, entry.pair)
  }

  private func put(_ cell: Cell, at index: Int) {
    guard !cell.isContinuation else { return }
    let scalars = cell.character.unicodeScalars.map(\.value)
    let columns = TextWidth.columns(of: cell.character)
    cn_put(
      column(of: index), Int32(y), scalars, Int32(scalars.count), Int32(columns), entry.attributes,
      entry.pair)
  }
}
