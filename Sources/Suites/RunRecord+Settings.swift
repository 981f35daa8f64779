import Basics
import Records
import Settings
import Training

extension RunRecord.Configuration {
  /// A setting of training as the run had it; nil where the record does not say.
  ///
  /// One that came after the first results has the value that they were made with where it is not named.
  public func training<Value>(_ path: KeyPath<TrainingSettings, Setting<Value>>) -> Value? {
    let setting = TrainingSettings.declared.settings[keyPath: path]
    if let found = hyperparameters[setting.name] { return setting.value(of: found.json) }
    if case .unless(let former) = setting.schema.identity { return setting.value(of: former) }
    return nil
  }
}

extension RunRecord.Entry where Value == RunRecord.Setting {
  /// A setting of training as a record has it.
  package init<Choice>(_ path: KeyPath<TrainingSettings, Setting<Choice>>, _ value: Choice) {
    let setting = TrainingSettings.declared.settings[keyPath: path]
    self.init(setting.name, RunRecord.Setting(setting.json(of: value)))
  }
}

extension RunRecord.Setting {
  package init(_ value: JSON) {
    if let flag = value.bool {
      self = .flag(flag)
    } else if let integer = value.int {
      self = .integer(integer)
    } else if let number = value.double {
      self = .number(number)
    } else if let texts = value.strings {
      self = .texts(texts)
    } else {
      self = .text(value.string ?? value.canonical)
    }
  }

  var json: JSON {
    switch self {
    case .number(let value): .number(value)
    case .numbers(let values): .array(values.map(JSON.number))
    case .integer(let value): .number(Double(value))
    case .text(let value): .string(value)
    case .texts(let values): .array(values.map(JSON.string))
    case .flag(let value): .bool(value)
    }
  }
}
