import * as v from 'valibot';
import { expect, test } from 'vitest';
import { CATALOGUE } from '../../app/ats/catalogue.ts';
import { CALLS } from '../../demo/page/errors/calls.ts';
import { CONDITIONS, ending } from '../../demo/page/errors/conditions.ts';
import { faultsOf, provoked, UNFORESEEN } from '../../demo/page/errors/faults.ts';
import { visitorLimits } from '../../demo/hosted/limits.ts';
import { checkFault } from '../../demo/server/limits.ts';
import { Faults, faultSchema } from '../../demo/server/faults.ts';
import { defaultSettings, settingsSchema } from '../../demo/server/settings.ts';
import { CALLS as CALLS_OF_FLOWS } from '../faults/calls.ts';

const onWire = CALLS.filter(({ kind }) => kind !== 'element');

test('every fault that the demo page offers is one that the local ATS takes', () => {
  for (const call of onWire) {
    for (const { id, body } of faultsOf(call)) {
      const { issues } = v.safeParse(faultSchema, { ...body, on: call.on, times: 1 });
      expect(issues, `${call.id}: ${id}`).toBeUndefined();
    }
  }
});

test('every code of the catalogue can be provoked, but for what nobody foresaw', () => {
  const missing = Object.keys(CATALOGUE).filter((code) => !provoked(CALLS).has(code));
  expect(missing).toEqual([UNFORESEEN]);
});

test('no two faults of a call have the same name', () => {
  for (const call of CALLS) {
    const ids = faultsOf(call).map(({ id }) => id);
    expect(new Set(ids).size, call.id).toBe(ids.length);
  }
});

test('every call that a flow makes is met by one of the calls of the demo page, and by one alone', () => {
  for (const { on, flow, name } of CALLS_OF_FLOWS) {
    const [method = '', path = ''] = on.split(' ');
    const met = onWire.filter((call) => {
      const faults = new Faults();
      faults.add(v.parse(faultSchema, { on: call.on, status: 500 }));
      return faults.take(method, path.replaceAll('*', '7'));
    });
    expect(met, `${flow}, ${name}`).toHaveLength(1);
  }
});

test('conditions are settings of the local ATS, which ends them as it began', () => {
  for (const { on, off } of CONDITIONS) {
    expect(v.is(settingsSchema, on)).toBe(true);
    expect(defaultSettings).toMatchObject(off);
    expect(ending({ ...defaultSettings, ...on })).toEqual(off);
  }
  expect(ending({ ...defaultSettings, stepMs: 40 })).toEqual({});
});

test('nothing is offered that the hosted demo refuses', () => {
  const faults = onWire.flatMap((call) => faultsOf(call).map(({ body }) => ({ ...body, on: call.on })));
  for (const fault of faults) checkFault(visitorLimits, v.parse(faultSchema, fault), 0);
  expect(faults.length).toBeGreaterThan(500);
});
