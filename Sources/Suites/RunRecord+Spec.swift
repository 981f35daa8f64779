import Basics
import Records

extension RunRecord.Configuration {
  package init(_ spec: RunSpec, model: String) {
    self.init()
    self.model = model
    switch spec.kind {
    case .training: tasks = [spec.task.name]
    case .sequence(let sequence, _): tasks = sequence.tasks.map(\.name)
    case .baseline: tasks = []
    }
    methods = spec.method.parts.map { .init(name: $0.name, options: $0.values.canonical) }
    objective = spec.method.objective.map { .init(name: $0.name, options: $0.values.canonical) }
    hyperparameters = spec.method.train.filter { !$0.value.isNull }.map {
      .init($0.name, RunRecord.Setting($0.value))
    }
    seed = Int(spec.seed)
    canonicalJSON = spec.configuration.canonical
    guard case .baseline = spec.kind else {
      methodLabel = spec.method.label
      origins = spec.origins.canonical
      return
    }
  }
}
