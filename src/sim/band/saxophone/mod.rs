//! A tenor saxophone: reed, bore, tone holes and bell.
