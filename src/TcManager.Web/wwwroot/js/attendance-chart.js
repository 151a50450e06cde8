// Draws the trend of the attendance report: stacked bars of those on site and online, and the limit as a line. The same figures stand in the
// matrix below, so nothing is lost without script.
(() => {
  const place = document.getElementById('attendance-chart');
  if (!place || !window.echarts) {
    return;
  }

  const data = JSON.parse(place.dataset.chart);
  const style = getComputedStyle(document.body);
  const text = { color: '#3c4858', fontFamily: style.fontFamily, fontSize: 12 };
  const column = (key, colour) => ({
    type: 'bar', stack: 'present', barMaxWidth: 44, itemStyle: { color: colour }, data: data.meetings.map(m => m[key]), silent: true,
  });

  const chart = window.echarts.init(place, null, { renderer: 'svg' });
  const narrow = () => place.clientWidth / Math.max(1, data.meetings.length) < 52;
  const draw = () => chart.setOption({
    animation: false,
    textStyle: text,
    grid: { left: 8, right: 8, top: 26, bottom: 4, containLabel: true },
    xAxis: [{
      type: 'category', data: data.meetings.map(m => m.label), axisTick: { show: false }, axisLine: { lineStyle: { color: '#8b97a5' } },
      axisLabel: { ...text, interval: 0, rotate: narrow() ? 60 : 0 },
    }, { type: 'value', min: 0, max: 1, show: false }],
    yAxis: { type: 'value', min: 0, max: 100, interval: 25, axisLabel: { ...text, formatter: '{value}%' }, splitLine: { lineStyle: { color: '#e3e8ed' } } },
    series: [
      column('onSite', '#2f64a8'),
      {
        ...column('online', '#86acd9'),
        label: { show: true, position: 'top', ...text, fontWeight: 600, formatter: p => data.meetings[p.dataIndex].written },
      },
      ...(data.limit === null ? [] : [{
        type: 'line', xAxisIndex: 1, data: [[0, data.limit], [1, data.limit]], symbol: 'none', silent: true, lineStyle: { color: '#b3261e', type: 'dashed', width: 1.5 },
      }]),
    ],
  }, true);

  place.hidden = false;
  chart.resize();
  draw();
  new ResizeObserver(() => { chart.resize(); draw(); }).observe(place);
  window.addEventListener('beforeprint', () => { chart.resize({ width: 420 }); draw(); });
  window.addEventListener('afterprint', () => { chart.resize({ width: 'auto' }); draw(); });
})();
