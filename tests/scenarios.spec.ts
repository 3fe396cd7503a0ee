// Each YAML scenario below scenarios/ is a test, reported at its own line.
import { defineScenarios } from '../fixtures/index.ts';

defineScenarios('scenarios');
