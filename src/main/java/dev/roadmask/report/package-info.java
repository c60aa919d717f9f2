/**
 * Training runs made visible: one page a run ({@link dev.roadmask.report.TrainingReport}), or several side by side
 * ({@link dev.roadmask.report.Comparison}).
 *
 * <p>A run's scores are those of its exported model, by the code that {@code evaluate} uses. Pages are single files: the
 * templates are jMustache's, the curves are data that uPlot, copied into the page, draws in the browser. Everything runs
 * on the calling thread.
 */
package dev.roadmask.report;
