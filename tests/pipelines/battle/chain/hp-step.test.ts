import {describe, expect, it} from "vitest";
import {hpStep, mixedStep, sameStep} from "../../../../pipelines/battle/chain/hp-step.ts";

describe("a step of HP", () => {
  const losses = [
    {loss: 3, weight: 0.25},
    {loss: 3, weight: 0.25},
    {loss: 5, weight: 0.5}
  ];

  it("joins equal losses, and says how much lies from each on", () => {
    const step = hpStep(1, losses, (loss) => -loss);
    expect([[...step.losses], [...step.weights], [...step.tails]]).toEqual([
      [3, 5],
      [0.5, 0.5],
      [1, 0.5, 0]
    ]);
    expect([...step.returns!]).toEqual([-3, -5]);
    expect(hpStep(1, losses).returns).toBeNull();
  });

  it("is the same as another only in everything", () => {
    const step = hpStep(1, losses);
    expect(sameStep(step, hpStep(1, losses))).toBe(true);
    expect(sameStep(step, hpStep(0, losses))).toBe(false);
    expect(sameStep(step, hpStep(1, losses.slice(0, 2)))).toBe(false);
    expect(sameStep(step, hpStep(1, [...losses.slice(0, 2), {loss: 6, weight: 0.5}]))).toBe(false);
    expect(sameStep(step, hpStep(1, [...losses.slice(0, 2), {loss: 5, weight: 0.4}]))).toBe(false);
    expect(sameStep(step, hpStep(1, losses, null, true))).toBe(false);
    expect(
      sameStep(
        step,
        hpStep(1, losses, () => 1)
      )
    ).toBe(false);
    expect(
      sameStep(
        hpStep(1, losses, () => 1),
        hpStep(1, losses, () => 2)
      )
    ).toBe(false);
    expect(
      sameStep(
        hpStep(1, losses, () => 1),
        hpStep(1, losses, () => 1)
      )
    ).toBe(true);
  });

  it("mixes with another by their probabilities", () => {
    const mixed = mixedStep(
      hpStep(0, [{loss: 7, weight: 1}], (loss) => loss),
      0.3,
      hpStep(
        0,
        [
          {loss: 2, weight: 0.5},
          {loss: 7, weight: 0.5}
        ],
        (loss) => loss
      ),
      0.1
    );
    expect([...mixed.losses]).toEqual([2, 7]);
    expect([...mixed.weights]).toEqual([expect.closeTo(0.125, 12), expect.closeTo(0.875, 12)]);
    expect([...mixed.returns!]).toEqual([2, 7]);
  });
});
