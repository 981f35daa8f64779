import Basics
import Methods
import Records
import Settings

extension MethodConfiguration.Part {
  /// A record's method. - Throws: `InputError` if it is not registered, or the options are none that it can have.
  package init(_ entry: RunRecord.MethodEntry) throws {
    let stored = try JSON(parsing: entry.options, source: "options of \(entry.name)")
    let values = try SettingValues(MethodRegistry.method(entry.name).card.options, stored: stored, of: entry.name)
    self.init(
      name: entry.name,
      options: zip(values.schemas, values.members).map {
        ChosenSetting(schema: $0, value: $1.value, origin: .entry)
      })
  }
}
