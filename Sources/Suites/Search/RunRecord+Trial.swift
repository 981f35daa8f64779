import Basics
import Records

extension RunRecord {
  /// Makes the record that of a trial: with what dev said, and without anything that a trial does not have.
  package mutating func becomeTrial(_ place: TrialPlace, of search: Search) {
    evaluations = []
    primary = nil
    weights = Weights()
    let settings = JSON.object(Dictionary(uniqueKeysWithValues: place.settings.map { ($0.name, $0.value) }))
    self.search = SearchPlace(
      role: .trial, method: place.method, strategy: search.strategy.rawValue, metric: devReading?.name ?? "",
      rungs: search.rungs.count,
      trials: [
        Trial(
          number: place.number, rung: place.rung, score: devReading?.value ?? .nan,
          seconds: timings["train"] ?? 0, settings: settings.canonical, identities: [identity])
      ])
  }
}
