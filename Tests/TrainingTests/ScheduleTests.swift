import Foundation
import Testing
import Training

@Suite struct ScheduleTests {
  @Test func linearWorkedByHand() {
    // The peers' rule: min((s + 1) / warm, (total - s) / (total - warm)).
    let schedule = Schedule(.linear, warmupSteps: 2, totalSteps: 10)
    let expected: [Double] = [0.5, 1, 1, 0.875, 0.75, 0.625, 0.5, 0.375, 0.25, 0.125]
    for (step, value) in expected.enumerated() { #expect(abs(schedule.factor(at: step) - value) < 1e-12) }
    #expect(schedule.factor(at: 10) == 0)
  }

  @Test func cosineAndConstant() {
    let cosine = Schedule(.cosine, warmupSteps: 0, totalSteps: 4)
    for (step, value) in [1, 0.5 + 0.25 * 2.0.squareRoot(), 0.5, 0.5 - 0.25 * 2.0.squareRoot(), 0]
      .enumerated()
    {
      #expect(abs(cosine.factor(at: step) - value) < 1e-12)
    }
    let constant = Schedule(.constant, warmupSteps: 4, totalSteps: 100)
    #expect(constant.factor(at: 0) == 0.25)
    #expect(constant.factor(at: 99) == 1)
  }

  @Test func stepsOfARun() {
    var options = TrainingOptions()
    options.epochs = 3
    options.batch = 32
    #expect(options.totalSteps(examples: 2000) == 189)
    #expect(options.warmupSteps(of: 189) == 11)
    options.accumulate = 2
    #expect(options.totalSteps(examples: 2000) == 96)
    options.steps = 7
    #expect(options.totalSteps(examples: 2000) == 7)
    options.warmup = 5
    #expect(options.warmupSteps(of: 100) == 5)
    options.warmup = 0
    #expect(options.warmupSteps(of: 100) == 0)
  }
}
