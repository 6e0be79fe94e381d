// Compiles the templates in the browser.
import '@angular/compiler';
import { Component, provideZonelessChangeDetection, signal } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { run, tell, type Props } from '../app.ts';
import { AtsWidget } from './ats-widget.ts';

@Component({
  selector: '#app',
  imports: [AtsWidget],
  template: `
    @if (props(); as bound) {
      <app-ats-widget
        [mode]="bound.mode"
        [externalUserId]="bound.externalUserId"
        (complete)="tell('complete', $event)"
        (failed)="tell('failed', $event)"
      />
    }
  `,
})
class App {
  protected readonly props = signal<Props | null>(null);
  protected readonly tell = tell;

  constructor() {
    run((next) => this.props.set(next));
  }
}

await bootstrapApplication(App, { providers: [provideZonelessChangeDetection()] });
