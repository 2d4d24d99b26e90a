import type { FactName, Pane, Problem, Reading } from './types';
import { viewOf } from './view-of';

const unique = <T>(items: readonly T[]): T[] => {
  const texts = new Set<string>();
  return items.filter((item) => !texts.has(JSON.stringify(item)) && texts.add(JSON.stringify(item)));
};

/**
 * One reading of the whole page from those of its visible frames. Two frames that show different values for one
 * fact show none; a frame of another app hides the others' values of that page (knowledge/portal.md §2.2, §9.3).
 */
export function combine(top: Reading, children: readonly Reading[]): Reading {
  const frames = [top, ...children];
  const panes = unique<Pane>(frames.flatMap((frame) => frame.panes));
  const result: Reading = {
    view: children.length > 0 ? viewOf(top.view, panes) : top.view,
    panes,
    facts: {},
    draft: Object.assign({}, ...[...frames].reverse().map((frame) => frame.draft)),
    problems: unique<Problem>(frames.flatMap((frame) => frame.problems)),
    partial: unique<FactName>(frames.flatMap((frame) => frame.partial)),
  };
  const names = unique(frames.flatMap((frame) => Object.keys(frame.facts) as FactName[]));
  for (const name of names) {
    const seen = frames.flatMap((frame) => frame.facts[name] ?? []);
    const values = unique(seen.map((fact) => fact.value as unknown));
    if (values.length === 1) Object.assign(result.facts, { [name]: seen[0] });
    else result.problems.push({ code: 'ambiguous', fact: name, detail: `${values.length} frames` });
  }
  result.problems = result.problems.filter((problem) => !isAnswered(problem, result));
  return result;
}

/** What one frame could not read may be plain in another. */
const isAnswered = (problem: Problem, result: Reading): boolean =>
  problem.fact !== null &&
  (problem.code === 'loading' || problem.code === 'collapsed') &&
  problem.fact in result.facts;
