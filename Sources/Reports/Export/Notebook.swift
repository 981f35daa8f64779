import Basics
import Foundation

/// A Jupyter notebook (nbformat 4.5) that reads the results' HDF5 files and answers one question a cell, each by a table:
/// a start for questions of one's own. Charts are the report's.
enum Notebook {
  struct Cell {
    enum Kind: String { case markdown, code }

    var kind: Kind
    /// Unique in the notebook: letters, digits and hyphens.
    var id: String
    var source: String
  }

  /// What is asked, how it is answered, and the code that does.
  struct Question {
    var id: String
    var title: String
    var text: String
    var code: String
  }

  /// The whole file.
  ///
  /// - Parameters:
  ///   - name: of the results.
  ///   - results: the way from the notebook's folder to them.
  static func text(name: String, results: String) -> String {
    var cells = [
      Cell(
        kind: .markdown, id: "title",
        source: """
          # Results of \(Escaped.markdown(name))

          Written by `tunebench export`. It reads the HDF5 files of the runs themselves, at the path below, which is \
          relative to this notebook's folder: start Jupyter there, or change it. It needs h5py, numpy and pandas. \
          Charts are in the report: `tunebench report`.
          """),
      Cell(kind: .code, id: "results", source: "RESULTS = \(Escaped.python(results))"),
      Cell(kind: .code, id: "read", source: NotebookCode.metrics + "\n\n" + NotebookCode.reading),
      Cell(kind: .code, id: "runs", source: NotebookCode.overview),
    ]
    for question in NotebookCode.questions {
      cells.append(
        Cell(kind: .markdown, id: question.id, source: "## \(question.title)\n\n\(question.text)"))
      cells.append(Cell(kind: .code, id: question.id + "-table", source: question.code))
    }
    return json(cells)
  }

  private static func json(_ cells: [Cell]) -> String {
    let content: [String: Any] = [
      "nbformat": 4, "nbformat_minor": 5,
      "metadata": [
        "kernelspec": ["display_name": "Python 3", "language": "python", "name": "python3"],
        "language_info": ["name": "python"],
      ],
      "cells": cells.map { cell -> [String: Any] in
        var json: [String: Any] = [
          "cell_type": cell.kind.rawValue, "id": cell.id, "metadata": [String: String](), "source": lines(cell.source),
        ]
        if cell.kind == .code {
          json["execution_count"] = NSNull()
          json["outputs"] = [String]()
        }
        return json
      },
    ]
    let data = try? JSONSerialization.data(
      withJSONObject: content, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
    guard let data else { preconditionFailure("texts and numbers are always JSON") }
    return Escaped.json(String(decoding: data, as: UTF8.self)) + "\n"
  }

  /// A text as the notebook format keeps it: lines with their ends.
  private static func lines(_ text: String) -> [String] {
    let lines = text.components(separatedBy: "\n")
    return lines.enumerated().map { $0 < lines.count - 1 ? $1 + "\n" : $1 }
  }
}
