// Fills open lines of the attendance list and counts while one chooses. Without script the same buttons go to the server, which shows the list filled and counted.
(() => {
  const form = document.querySelector('form[data-attendance]');
  if (!form) {
    return;
  }

  const { seats, required, online, countText, metText, shortText } = form.dataset;
  const choices = [...form.querySelectorAll('select[data-counts]')];
  const write = (text, ...values) => values.reduce((all, value, at) => all.replace(`{${at}}`, value), text);

  const count = () => {
    const counted = choices.filter(c => c.dataset.counts === '1');
    const present = counted.filter(c => c.value === 'Present' || (c.value === 'Online' && online === '1')).length;
    form.querySelector('[data-count]').textContent = write(countText, present, seats, counted.filter(c => c.value === 'Unknown').length);
    const verdict = form.querySelector('[data-verdict]');
    if (verdict) {
      const missing = Math.max(0, Number(required) - present);
      verdict.textContent = missing > 0 ? write(shortText, required, missing) : write(metText, required);
      verdict.classList.toggle('warn', missing > 0);
      verdict.classList.toggle('ok', missing === 0);
    }
  };

  form.addEventListener('change', count);
  form.querySelectorAll('button[name="Fill"]').forEach(button => button.addEventListener('click', event => {
    event.preventDefault();
    choices.filter(c => c.value === 'Unknown').forEach(c => {
      c.value = button.value === 'Replies' ? c.dataset.reply : button.value === 'None' ? c.value : button.value;
    });
    count();
  }));
})();
