import Basics
import Foundation
import Records
import Statistics
import Suites

/// A suite's claims, and since when its results know of them.
struct ClaimedSuite {
  var name: String
  var claims: [(claim: Claim, after: Int)]
  var margin: Double
  /// What has to be said of the claims as a whole.
  var remarks: [String]

  /// The claims of the newest text of each suite among the runs, or those of a suite's file.
  ///
  /// - Parameter file: name and text of a suite that stands for the runs' own.
  static func all(of records: [RunRecord], file: (name: String, text: String)? = nil) -> [ClaimedSuite] {
    var read: [String: SuiteClaims] = [:]
    func said(_ text: String, _ name: String) -> SuiteClaims {
      if let known = read[text] { return known }
      let claims = SuiteClaims(text: text, name: name)
      read[text] = claims
      return claims
    }
    return Array(Set(records.map(\.suite.name))).sorted().compactMap { name -> ClaimedSuite? in
      let own = records.filter { $0.suite.name == name }
      let newest = own.max { ($0.provenance.started, $0.suite.text) < ($1.provenance.started, $1.suite.text) }!
      let current = file.map { said($0.text, $0.name) } ?? said(newest.suite.text, name)
      var remarks: [String] = []
      if let problem = current.problem, file != nil || newest.suite.text.contains("claims") {
        remarks.append("The claims of \(name) cannot be read: \(problem).")
      }
      guard !current.claims.isEmpty || !remarks.isEmpty else { return nil }
      let claims = current.claims.map { claim in
        (claim, own.count { !said($0.suite.text, name).claims.contains { $0.key == claim.key } })
      }
      return ClaimedSuite(
        name: name, claims: claims, margin: current.margin ?? Comparison.usualMargin, remarks: remarks)
    }
  }
}

extension SuiteClaims {
  /// The margin that all suites of the runs state; where they differ, the smallest; the usual one where none does.
  public static func margin(of records: [RunRecord]) -> Double {
    let texts = Array(Set(records.map(\.suite.text))).sorted()
    return texts.compactMap { SuiteClaims(text: $0, name: "").margin }.min() ?? Comparison.usualMargin
  }
}
