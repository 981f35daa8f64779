import Basics
import Foundation

extension DataSpec {
  /// A row of the form `choices`: a question, a list of texts, and which of them is right.
  ///
  /// The answer is a text's index from 0, its letter from A, or the text itself.
  ///
  /// - Throws: `InputError` for a row without at least two different texts, or with an answer that is none of them.
  static func choice(_ row: Table.Row, question: String, choices: Int, answer: String, name: String, source: String)
    throws
    -> Example
  {
    func wrong(_ message: String, _ expected: String, _ found: String, _ advice: String) -> InputError {
      InputError(message, place: source, expected: expected, found: found, advice: advice)
    }
    guard case .list(let text)? = row.faults[choices],
      let list = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [Any]
    else {
      throw wrong(
        "has no list of texts in \(name)", "a list such as [\"yes\", \"no\"]",
        row.faults[choices]?.description ?? "\"\(row.fields[choices].prefix(40))\"",
        "where the texts stand in columns of their own, join them: jq -c '.choices = [.sol1, .sol2]' FILE > NEW.jsonl")
    }
    let texts = list.compactMap { $0 as? String }
    guard texts.count == list.count, texts.count >= 2, Set(texts).count == texts.count,
      !texts.contains(where: { $0.allSatisfy(\.isWhitespace) })
    else {
      throw wrong(
        "cannot be chosen from", "at least two texts, each another one, none empty",
        String(text.prefix(60)), "mend the row, or take it out")
    }
    let answer = answer.trimmingCharacters(in: .whitespaces)
    let letters = texts.indices.prefix(26).map { String(UnicodeScalar(UInt8(65 + $0))) }
    guard let right = texts.firstIndex(of: answer) ?? letters.firstIndex(of: answer) ?? Int(answer),
      texts.indices.contains(right)
    else {
      throw wrong(
        "has an answer that is none of its texts",
        "an index from 0 to \(texts.count - 1), a letter from A to \(letters.last!), or one of the texts",
        "\"\(answer.prefix(40))\"", "indices count from 0: jq -c '.answer -= 1' FILE > NEW.jsonl takes one away")
    }
    return Example(text: question, label: .choice(right, among: texts), source: source)
  }
}
