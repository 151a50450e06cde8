// One key per slip: a digit chooses and goes to the next cell, 0 clears, the arrows move. Without script the same table is filled with the mouse or by tab.
(() => {
  const table = document.querySelector('table[data-slips]');
  if (!table) {
    return;
  }

  const rows = [...table.tBodies[0].rows].map(row => [...row.cells].map(cell => cell.querySelector('select')).filter(Boolean)).filter(row => row.length > 0);
  const place = select => {
    const y = rows.findIndex(row => row.includes(select));
    return [y, rows[y].indexOf(select)];
  };
  const go = (y, x) => {
    const row = rows[y];
    if (row) {
      row[Math.min(Math.max(x, 0), row.length - 1)].focus();
    }
  };
  const next = select => {
    const [y, x] = place(select);
    if (x + 1 < rows[y].length) {
      go(y, x + 1);
    } else {
      go(y + 1, 0);
    }
  };

  table.addEventListener('keydown', event => {
    const select = event.target;
    if (select.tagName !== 'SELECT' || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }

    const [y, x] = place(select);
    const moves = { ArrowUp: [y - 1, x], ArrowDown: [y + 1, x], ArrowLeft: [y, x - 1], ArrowRight: [y, x + 1] };
    if (moves[event.key]) {
      event.preventDefault();
      go(...moves[event.key]);
    } else if (/^[0-9]$/.test(event.key) && Number(event.key) < select.options.length) {
      event.preventDefault();
      select.selectedIndex = Number(event.key);
      select.dispatchEvent(new Event('change', { bubbles: true }));
      if (event.key !== '0') {
        next(select);
      }
    }
  });
})();
