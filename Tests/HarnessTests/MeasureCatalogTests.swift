import Testing

@testable import Harness

struct MeasureCatalogTests {
  @Test func aStarStandsForNamesWithSlashes() {
    let definition = MeasureDefinition("checkpoints/held-out/*/metric", title: "", definition: "")
    #expect(definition.covers("checkpoints/held-out/wordnet/food/metric"))
    #expect(!definition.covers("checkpoints/held-out//metric"))
    #expect(!definition.covers("checkpoints/held-out/food"))
    #expect(!MeasureDefinition("drift/cka", title: "", definition: "").covers("drift/cka/"))
  }

  @Test func everyMeasureIsDefinedOnce() {
    let names = MeasureCatalog.all.map(\.name)
    #expect(Set(names).count == names.count)
    for measure in MeasureCatalog.all {
      #expect(!measure.definition.isEmpty && !measure.unit.isEmpty && measure.definition.hasSuffix("."))
    }
  }
}
