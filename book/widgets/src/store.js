// The state behind a figure: a plain object in a static page, an anywidget model in JupyterLab.

export function store(state, model) {
  if (model) {
    return {
      get: (key) => model.get(key),
      set(values) {
        for (const [key, value] of Object.entries(values)) model.set(key, value);
        model.save_changes();
      },
      onChange(keys, callback) {
        for (const key of keys) model.on(`change:${key}`, callback);
        return () => {
          for (const key of keys) model.off(`change:${key}`, callback);
        };
      },
    };
  }
  const own = { ...state };
  return {
    get: (key) => own[key],
    set: (values) => Object.assign(own, values),
    onChange: () => () => {},
  };
}
