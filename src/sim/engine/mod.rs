//! From the studio to samples: plan, blocks, recorder, monitors, meters; live and offline the same.
