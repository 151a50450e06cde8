// The room screen brings itself up to date every few seconds, without a flash; what stands stays while the network is away.
(() => {
  const refresh = async () => {
    try {
      const answer = await fetch(location.href, { headers: { 'X-Requested-With': 'fetch' } });
      if (answer.ok) {
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
        const next = page.querySelector('.tc-room');
        if (next) {
          document.querySelector('.tc-room').replaceWith(document.adoptNode(next));
        }
      }
    } catch {
      // The next round tries again.
    }

    if (document.querySelector('.tc-room[data-live]')) {
      setTimeout(refresh, 3000);
    }
  };
  setTimeout(refresh, 3000);
})();
