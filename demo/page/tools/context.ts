import { getContext } from 'svelte';
import type { Demo } from '../demo.ts';

export const DEMO = Symbol('demo');

/** The page that a tool belongs to. To be called while a component is made. */
export const useDemo = () => getContext<Demo>(DEMO);
