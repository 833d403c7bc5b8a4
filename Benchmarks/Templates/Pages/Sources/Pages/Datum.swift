/// The data of a page, as both engines are given it.
public indirect enum Datum: Sendable {
  case text(String)
  case html(String)
  case number(Int)
  case condition(Bool)
  case list([Datum])
  case object([(String, Datum)])
}
